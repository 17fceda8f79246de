// Whose something is.

export const ownerTexts = {
  label: {
    model: 'Phone model',
    region: 'Region',
    user: 'User',
    device: 'Device',
  },
  placeholder: {
    model: 'Choose a model',
    region: 'Choose a region',
    user: 'Find a user',
    device: 'Find a phone: name, number, MAC',
  },
  nothing: 'Nothing found',
} as const;
