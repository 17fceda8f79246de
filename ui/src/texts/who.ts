// Actors and subjects of events in words, as the API writes them: `admin:anna`, `phone:<mac>`, …

export const whoTexts = {
  actor: {
    phone: 'the phone',
    anonymous: 'nobody signed in',
    'command-line': 'the command line',
    watchdog: 'the server (watchdog)',
    renderer: 'the server (renderer)',
    delivery: 'the server (delivery)',
    jobs: 'the server (jobs)',
  } as Record<string, string>,
  subject: {
    phone: 'Phone',
    user: 'User',
    region: 'Region',
    admin: 'Account',
    file: 'File',
    job: 'Job',
    template: 'Template',
    firmware: 'Firmware',
    system: 'System',
  } as Record<string, string>,
  token: (id: string) => `token ${id}`,
} as const;

/** `admin:anna` as `anna`; processes of the server as such. */
export function actorInWords(actor: string): string {
  const [kind, name] = parted(actor);
  if (kind === 'admin') {
    return name;
  }
  return kind === 'token' ? whoTexts.token(name) : (whoTexts.actor[actor] ?? actor);
}

/** `region:Oslo` as `Region Oslo`. */
export function subjectInWords(subject: string): string {
  const [kind, name] = parted(subject);
  const word = whoTexts.subject[kind] ?? kind;
  return name === '' ? word : `${word} ${name}`;
}

/** What is before the first colon, and all behind it. */
export function parted(text: string): [kind: string, name: string] {
  const at = text.indexOf(':');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
