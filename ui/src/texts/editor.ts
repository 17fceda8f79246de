// Editors: what happens to what is typed in them and not saved.

export const editorTexts = {
  replace: {
    title: 'Replace what is not saved?',
    body: (file: string) =>
      `The editor holds changes that are not saved. ${file} would take their place, and they would be gone.`,
    confirm: 'Replace them',
  },
} as const;
