// Values that only administrators see.

export const hiddenTexts = {
  hidden: 'hidden',
  empty: 'no value',
  notYours: 'Only administrators see this value.',
  show: (name: string) => `Show the value of ${name}`,
  cover: (name: string) => `Cover the value of ${name}`,
} as const;
