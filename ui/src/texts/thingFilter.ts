// The filter by a thing that has a kind and a name.

export const thingFilterTexts = {
  what: 'What',
  name: 'Name',
  apply: 'Apply',
} as const;
