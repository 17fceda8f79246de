// A phone that says what a test wants it to say (what `rollcall simulate` never would).

import type { Server } from './server';

let session = 0;

/** Posts to the phone listener as a phone with the system user's credential does. */
async function post(server: Server, path: string, body: object): Promise<void> {
  session += 1;
  const answer = await fetch(server.phones + path, {
    method: 'POST',
    body: JSON.stringify({
      sessionId: session.toString(16).padStart(8, '0'),
      emsUserName: 'system',
      emsUserPassword: 'system',
      ...body,
    }),
  });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
}

export interface Report {
  mac: string;
  [field: string]: string;
}

/** A status report; a registered phone with a user unless `fields` say otherwise. */
export function report(server: Server, fields: Report): Promise<void> {
  return post(server, '/rest/v1/ipphoneMgrStatus/keep-alive', {
    ip: '10.64.0.10',
    subnet: '255.255.255.0',
    model: '430HD',
    fwVersion: 'UC_2.0.13.121',
    userAgent: 'AUDC-IPPhone-430HD_UC_2.0.13.121/1.0.0000.0',
    userName: `user ${fields.mac.slice(-4)}`,
    userId: `u${fields.mac.slice(-4)}@example.com`,
    phoneNumber: '+1555',
    status: 'registered',
    ...fields,
  });
}

/** An alarm of a phone; severity 0 ends it. */
export function alert(
  server: Server,
  mac: string,
  fields: Record<string, string | number> = {},
): Promise<void> {
  return post(server, '/rest/v1/ipphoneMgrAlert/alert', {
    alerts: [
      {
        uniqueId: 1,
        name: 'IPPHONE SURVIVABLE MODE START',
        description: 'The phone entered survivable mode',
        date: '2026-01-02T03:04:05',
        severity: '4',
        source: `IPPhone/${mac}`,
        type: 0,
        probableCause: 0,
        additionalInfo1: '',
        additionalInfo2: '',
        ...fields,
      },
    ],
  });
}

/** The n-th phone's MAC. */
export function macOf(n: number): string {
  return `00908f${n.toString(16).padStart(6, '0')}`;
}
