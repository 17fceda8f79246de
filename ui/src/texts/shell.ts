// The shell: navigation, header, command palette.

export const shell = {
  skip: 'Skip to the page',
  navigation: 'Pages',
  openNavigation: 'Open the navigation',
  closeNavigation: 'Close the navigation',
  groups: {
    dashboard: 'Dashboard',
    users: 'Users',
    configuration: 'Phones Configuration',
    system: 'System',
  },
  search: 'Search pages, phones, users',
  searchKeys: 'Ctrl K',
  palette: {
    nothing: 'Nothing found',
    pages: 'Pages',
    phones: 'Phones',
    users: 'Users',
    phone: (model: string, region: string) => [model, region].filter(Boolean).join(' · '),
  },
  theme: {
    toggle: 'Light or dark',
    auto: 'As the system',
    light: 'Light',
    dark: 'Dark',
  },
  account: (name: string) => `Signed in as ${name}`,
  changePassword: 'Change your password',
  help: 'Keyboard and signs',
  signOut: 'Sign out',
  documentation: 'API documentation',
  live: {
    live: 'Live: changes appear by themselves',
    connecting: 'Connecting to live changes',
    broken: 'Live changes are interrupted; trying again',
  },
} as const;
