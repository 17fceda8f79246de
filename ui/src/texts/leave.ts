// Leaving a page on which something is not saved.

export const leaveTexts = {
  title: 'Leave without saving?',
  body: 'What you changed here is not saved, and is lost when you leave.',
  leave: 'Leave and lose it',
  stay: 'Stay',
} as const;
