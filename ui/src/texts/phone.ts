// What concerns one phone, wherever it is shown.

export const phoneTexts = {
  openWebAdmin: 'Open web admin',
  check: {
    title: (mac: string) => `Status of ${mac}`,
    unknown: '–',
    asOf: 'As reported',
    ask: 'Ask the phone now',
    waiting: 'Asked. The phone answers at once where it can be reached, else at its next report.',
    answered: 'The phone has answered.',
    fields: {
      sipUser: 'SIP user',
      registered: 'Registered',
      user: 'User name',
      userAgent: 'User agent',
      mac: 'MAC',
      model: 'IP phone model',
      vlan: 'VLAN ID',
      version: 'Firmware version',
      proxy: 'SIP proxy',
    },
  },
  nickname: {
    action: 'Set nickname',
    title: (mac: string) => `Nickname of ${mac}`,
    label: 'Nickname',
    help: 'Shown here only; the phone does not get it. Empty takes it back.',
  },
  remove: {
    action: 'Delete',
    title: 'Delete a phone',
    confirm: 'Delete',
    body: (phone: string) =>
      `${phone} leaves with its status, alarms and file. Its user stays. If it reports again, it appears as a new phone.`,
    done: (mac: string) => `${mac} is deleted.`,
  },
} as const;
