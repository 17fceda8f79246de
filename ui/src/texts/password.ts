export const passwordTexts = {
  label: 'Strength of the password',
  strength: {
    short: 'Too short: 8 characters at least',
    weak: 'Weak',
    fair: 'Fair',
    good: 'Good',
  },
} as const;
