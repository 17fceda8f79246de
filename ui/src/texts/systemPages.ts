// The names of the pages of the group System. They are part of the first load; what stands on the
// pages comes with them.

export const systemPages = {
  regions: {
    title: 'Regions',
    summary:
      'Sites or tenants: where phones are, how they are taken in, and when work on them may go on.',
  },
  jobs: {
    title: 'Jobs',
    summary: 'What is being done to many phones or users, and what came of it.',
  },
  job: { title: 'Job' },
  accounts: { title: 'Accounts', summary: 'Who may sign in, and what each may do.' },
  tokens: {
    title: 'API Tokens',
    summary: 'For scripts and Prometheus: each has a role and an end, and is shown once.',
  },
  logs: {
    title: 'Logs',
    summary:
      'What the server says of itself, and what administrators did. Facts about phones are in the audit.',
  },
  audit: {
    title: 'Audit',
    summary:
      'Every fact that the server knows is an event here: what happened, to whom, by whom, and why.',
  },
} as const;
