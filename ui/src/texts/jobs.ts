// Jobs: the list and the page of one.

import { count, plural } from './common';

const phones = (n: number) => plural(n, 'phone');

export const jobsTexts = {
  table: 'Jobs',
  columns: {
    id: 'Job',
    action: 'What it does',
    state: 'State',
    progress: 'Progress',
    targets: 'Targets',
    actor: 'Started by',
    started: 'Started',
    ended: 'Ended',
  },
  filters: { state: 'State', action: 'Action' },
  empty: {
    title: 'No job yet',
    body: 'Restarts, updates, messages and changes to more than one phone become jobs. They begin at Devices Status or at the Manage Multiple pages and appear here.',
    action: 'To Devices Status',
  },
  number: (id: number) => `Job ${id}`,
  action: {
    restart: 'Restart',
    update_configuration: 'Update configuration',
    generate_configuration: 'Generate configuration',
    update_firmware: 'Update firmware',
    send_message: 'Send a message',
    set_region: 'Change region',
    set_language: 'Change language',
    set_model: 'Change model',
    set_vlan: 'Change VLAN',
    reset_password: 'Reset passwords',
    check_status: 'Check status',
    delete_devices: 'Delete phones',
    delete_users: 'Delete users',
    approve_devices: 'Approve phones',
  },
  words: {
    restartForce: 'Restart at once',
    restartGraceful: 'Restart when idle',
    restartAt: (at: string) => `Restart at ${at}`,
    generateAndUpdate: 'Generate configuration, then update',
    firmware: (name: string) => `Update firmware to ${name}`,
    message: (text: string) => `Message “${text}”`,
    region: (name: string) => `Move to region ${name}`,
    language: (name: string) => `Change language to ${name}`,
    model: (name: string) => `Change model to ${name}`,
    vlan: (what: string) => `Change VLAN: ${what}`,
  },
  targets: {
    picked: (n: number) => `${phones(n)}, picked one by one`,
    pickedUsers: (n: number) => `${plural(n, 'user')}, picked one by one`,
    all: 'All phones',
    filter: (conditions: string) => `All phones with ${conditions}`,
    unknown: 'not recorded',
    field: {
      status: 'status',
      approval: 'approval',
      user: 'user',
      mac: 'MAC',
      ip: 'IP',
      model: 'model',
      version: 'version',
      region: 'region',
      template: 'template',
      phone_number: 'number',
      multiple_devices: 'users with several phones',
      search: 'text',
    } as Record<string, string>,
    now: 'Show who matches now',
  },
  itemState: {
    waiting: 'Waiting',
    running: 'Told',
    done: 'Done',
    failed: 'Failed',
    expired: 'Expired',
    cancelled: 'Cancelled',
  },
  itemHint: {
    waiting: 'Its turn has not been.',
    running: 'It has been told, or is about to be, and has not been seen to do it yet.',
    done: 'What the job does was seen to be done.',
    failed: 'It cannot be done, or the phone refused it.',
    expired: 'It was not seen to be done in the life of a command.',
    cancelled: 'The job was cancelled first.',
  },
  progress: (ended: number, total: number) => `${count(ended)} of ${count(total)}`,
  progressLabel: (ended: number, total: number, parts: string) =>
    `${count(ended)} of ${count(total)} ended${parts ? `: ${parts}` : ''}`,
  part: (n: number, state: string) => `${count(n)} ${state.toLowerCase()}`,
} as const;

export const jobTexts = {
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel the job',
  keep: 'Let it go on',
  results: 'Results as CSV',
  pauseTitle: 'Pause this job?',
  pauseBody: (waiting: number, told: number) =>
    `No further target has its turn: ${count(waiting)} ${waiting === 1 ? 'waits' : 'wait'} until somebody resumes the job. ${
      told > 0
        ? `${count(told)} that have been told already carry on.`
        : 'Nobody is in the middle of it.'
    }`,
  resumeTitle: 'Resume this job?',
  resumeBody: (waiting: number) =>
    `It goes on where it was: ${plural(waiting, 'target')} ${waiting === 1 ? 'has its' : 'have their'} turn, at the job’s own pace.`,
  cancelTitle: 'Cancel this job?',
  cancelBody: (waiting: number) =>
    `${waiting === 0 ? 'No target waits any more.' : `${plural(waiting, 'target')} that ${waiting === 1 ? 'waits is' : 'wait are'} left as ${waiting === 1 ? 'it is' : 'they are'}.`} What is done stays done. A cancelled job cannot be resumed.`,
  cancelTold: (told: number) =>
    `${count(told)} ${told === 1 ? 'is' : 'are'} in the middle of it: commands that phones have not fetched yet are taken back; a phone that has already fetched its command still carries it out.`,
  paused: 'The job is paused',
  resumed: 'The job goes on',
  cancelled: 'The job is cancelled',
  facts: {
    title: 'How it goes',
    targets: 'Targets',
    startedBy: 'Started by',
    started: 'Started',
    ended: 'Ended',
    took: 'Took',
    pace: 'Pace',
    ring: 'Ring first',
    windows: 'Windows',
    stop: 'Stops itself',
    begins: 'Begins',
    left: 'Last turn',
    message: 'Text',
    seconds: 'Shown for',
    version: 'Version',
    log: 'In the log',
    logLink: 'Its events',
  },
  pace: {
    all: 'All at once',
    batches: (size: number, delay: string) => `${count(size)} at a time, ${delay} apart`,
    single: (delay: string) => `One after another, ${delay} apart`,
    straight: 'One after another, without a pause',
    batchesStraight: (size: number) => `${count(size)} at a time, without a pause`,
    ring: (size: number, wait: string) =>
      `The first ${count(size)} must all be done within ${wait}; only then the others follow`,
    windows: 'Only while a maintenance window of the phone’s region is open',
    stop: (percent: number, minimum: number) =>
      `When more than ${percent} % of what has ended failed or expired, from ${count(minimum)} on`,
    neverStops: 'Never: failures do not stop it',
    about: (time: string) => `in about ${time}`,
  },
  waitsForWindow: {
    title: 'Waiting for a maintenance window',
    body: (until: string) =>
      `All that wait are in regions whose windows are closed. The next one opens ${until}.`,
    regions: 'Maintenance windows of the regions',
  },
  notBegun: (at: string) => `It begins ${at}.`,
  isPaused: 'Paused: no further target has its turn until somebody resumes it.',
  stopped: 'The job stopped itself',
  items: {
    title: 'Targets',
    number: 'No.',
    phone: 'Phone',
    user: 'User',
    state: 'State',
    reason: 'Reason',
    empty: 'This job has no targets.',
  },
  notFound: {
    title: 'There is no such job',
    body: 'Jobs that ended long ago are forgotten here; what they did stays in the log.',
    action: 'All jobs',
  },
  passwords: {
    title: 'New passwords',
    banner: (n: number) =>
      `This job gave new passwords to ${plural(n, 'user')}. They can be shown once.`,
    running:
      'This job gives users new passwords. They can be shown once, and only after it has ended: wait, or cancel it.',
    forAdministrators: 'An administrator can have them shown.',
    show: 'Show the passwords …',
    before: {
      title: 'Show the passwords now?',
      body: 'The server shows them this once, to you, and then never again, to nobody. That they were shown is recorded with your name.',
      ready:
        'Have a safe place at hand: nobody should look over your shoulder, and a file with them belongs into a password store, not on a desktop.',
      lost: 'If they are lost, reset the passwords again.',
      confirm: 'Show them now',
    },
    after: {
      title: 'These passwords are shown once',
      body: 'Copy or download them before you close this: they cannot be shown again.',
      none: 'There are no passwords: nobody was given a new one.',
      user: 'User',
      password: 'Password',
      copy: 'Copy all',
      copied: 'Copied',
      download: 'Download as CSV',
      file: (id: number) => `passwords-job-${id}.csv`,
      kept: 'I have kept them in a safe place',
      close: 'Close, and never see them again',
    },
    phones:
      'The new passwords are part of the phones’ files: generate their configuration and have phones update, so that they sign in with them.',
  },
} as const;
