export const fileDropTexts = {
  drop: 'Drop a file here',
  choose: 'Choose a file',
} as const;
