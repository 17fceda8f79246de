// Names of the pages of *Phones Configuration*, apart from their other texts: every visit loads
// these.

export const configurationPages = {
  templates: {
    title: 'Templates',
    summary: 'What phones’ files are made from, for each model and kind of firmware.',
  },
  template: { title: 'Template' },
  mapping: { title: 'Mapping', summary: 'Which template counts for a model in a region.' },
  placeholders: {
    title: 'Placeholders',
    summary: 'The values that templates are filled with, from all phones down to one.',
  },
  overrides: {
    title: 'Overrides',
    summary: 'Single parameters for a region, a user or a phone, behind the template’s lines.',
  },
  settings: {
    title: 'System Settings',
    summary: 'What all phones are told, unless a narrower placeholder says otherwise.',
  },
  ldap: { title: 'LDAP', summary: 'The directory that phones search for names and numbers.' },
  dhcp: {
    title: 'DHCP',
    summary:
      'What to give the DHCP server so that phones find this one, and the file they load first.',
  },
  configFiles: {
    title: 'Configuration Files',
    summary:
      'The files that phones fetch: their own, those that many share, and what was uploaded.',
  },
  configFile: { title: 'Configuration file' },
  firmware: {
    title: 'Firmware',
    summary: 'The images that phones load: one for each model, and others by name.',
  },
} as const;
