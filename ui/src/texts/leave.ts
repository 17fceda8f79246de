// Leaving a page on which something is not saved.

export const leaveTexts = {
  title: 'Leave without saving?',
  body: 'What you changed here is not saved, and is lost when you leave.',
  leave: 'Leave and lose it',
  upload: {
    title: 'Leave before the file has arrived?',
    body: 'The file is on its way to the server, which is given up when you leave.',
  },
  stay: 'Stay',
} as const;
