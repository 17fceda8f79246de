// The languages of the phones' displays (M88).

export const LANGUAGES = [
  'English',
  'Czech',
  'French',
  'German',
  'Hebrew',
  'Italian',
  'Polish',
  'Portuguese',
  'Russian',
  'Spanish',
  'Ukraine',
] as const;
