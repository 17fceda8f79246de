// The setup wizard and the page that follows it.

export const setupTexts = {
  title: 'Set up Rollcall',
  intro: 'Four short steps. Everything except the name of the region can be changed later.',
  steps: {
    account: 'Administrator',
    address: 'Address',
    region: 'First region',
    phones: 'Phones',
  },
  token: {
    label: 'Setup token',
    hint: 'The server printed it when it started; until setup is done it also stands in the file setup-token in its data directory.',
    missing: 'Paste the token that the server printed',
  },
  name: { label: 'Your user name', missing: 'Choose a name' },
  password: {
    label: 'Your password',
    hint: 'Eight characters at least. A few unrelated words are easy to remember and hard to guess.',
    short: 'Eight characters at least',
  },
  accountHint: 'This account is a supervisor: it may do everything, and adds the other accounts.',
  address: {
    label: 'Address under which phones reach this server',
    hint: 'Of the phone listener, as phones see it: it goes into every file that they are given.',
    example: 'http://phones.example.com:8081',
    odd: 'An address such as http://phones.example.com:8081, without a path',
    loopback:
      'Only phones on this very machine reach that address: right for simulated phones, wrong for real ones.',
  },
  region: {
    name: 'Name of the region',
    nameHint:
      'A site or a tenant: what shares settings. It keeps its name; more regions can follow.',
    missing: 'Give the region a name',
    networks: 'Networks of its phones',
    networksHint: 'Phones elsewhere are refused. Enter adds one, such as 10.20.0.0/16.',
    networksMissing: 'Name one network at least',
    networksOdd: (networks: string) => `Not a network in the form 10.20.0.0/16: ${networks}`,
    thisMachine: 'Add this machine (127.0.0.0/8), for simulated phones',
    onboarding: 'When a phone appears that nobody knows',
    approve: {
      label: 'It waits for approval',
      hint: 'Nothing is given to it until somebody approves it. The safe choice.',
    },
    automatic: {
      label: 'It is taken in once somebody has signed in at it',
      hint: 'A phone that reports a signed-in user, with a credential that counts, becomes part of the fleet and gets its configuration. Others wait.',
    },
  },
  system: {
    label: 'Create the user “system” for phones without a user of their own',
    hint: 'Phones sign in with it when they are first plugged in. Its password stands in the boot file, which anybody in the phones’ networks can read.',
    password: 'Password of “system”',
    missing: 'Give it a password',
    documented: {
      title: 'This is the documented password',
      body: 'Everybody who has read the manual knows it. Phones that are already configured with it can go on; change it once they have moved.',
    },
  },
  submit: 'Set up',
} as const;

export const firstPhonesTexts = {
  dhcp: {
    title: 'Tell your DHCP server',
    body: 'Option 160 leads every phone here. The DHCP page has the forms for common servers, and options 66 and 67.',
    label: 'DHCP option 160',
    option: 'Value of option 160',
    file: 'What phones then load',
    none: 'There is no boot file yet: give the server its public address.',
    advice: 'The whole configuration, for a server of your kind:',
  },
  users: {
    title: 'Bring your users along',
    body: 'A CSV file with users and the MAC addresses of their phones makes approval unnecessary.',
    import: 'Import users and phones',
  },
  simulate: {
    title: 'No phone at hand?',
    body: 'Simulated phones speak the same protocol. Run this on this machine, beside the server:',
    label: 'Command that starts simulated phones',
    networks: 'They come from 127.0.0.1: the region must have the network 127.0.0.0/8.',
  },
  watch: {
    title: 'Waiting for the first phone',
    body: 'Plug a phone in, or start simulated ones. This page notices by itself.',
    pending: (n: string) => `${n} waiting for approval`,
    appeared: 'The first phone is there',
    appearedBody: 'It has told what it is. Approve it, and it is given its configuration.',
    phones: 'Phones so far',
    registered: (n: string) => `${n} registered`,
    registeredBody: 'The fleet is alive. Everything else is on the dashboard.',
    approve: 'Approve them',
    dashboard: 'To the dashboard',
  },
} as const;
