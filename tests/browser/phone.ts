// A phone that says what a test wants it to say (what `rollcall simulate` never would).

import type { Server } from './server';

let session = 0;

/** What a phone is told to do. */
export interface Command {
  path: string;
  body: Record<string, string>;
}

/** Posts to the phone listener as a phone with the system user's credential does. */
async function post(server: Server, path: string, body: object): Promise<Response> {
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
  return answer;
}

export interface Report {
  mac: string;
  [field: string]: string;
}

/**
 * A status report; a registered phone with a user unless `fields` say otherwise. What the phone is
 * told to do comes back; it obeys nothing by itself.
 */
export async function report(server: Server, fields: Report): Promise<Command[]> {
  const answer = await post(server, '/rest/v1/ipphoneMgrStatus/keep-alive', {
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
  return ((await answer.json()) as { requests: Command[] }).requests;
}

/** An alarm of a phone; severity 0 ends it. */
export async function alert(
  server: Server,
  mac: string,
  fields: Record<string, string | number> = {},
): Promise<void> {
  await post(server, '/rest/v1/ipphoneMgrAlert/alert', {
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

/**
 * The image that a phone loads when it is told to update its firmware: from where its own file
 * says that images are, or the image itself.
 */
export async function loadImage(server: Server, mac: string, told: Command): Promise<Buffer> {
  if (!told.path.endsWith('/UpdateFirmwareHandler')) {
    throw new Error(`it is told something else: ${told.path}`);
  }
  const file = (await fetched(`${server.phones}/configfiles/${mac}.cfg`)).toString();
  const place = /^provisioning\/firmware\/url=(\S+)/m.exec(file)?.[1];
  if (!place) {
    throw new Error(`its file names no place of firmware:\n${file}`);
  }
  const image = new URL(told.body.firmware ?? '', place);
  if (!place.endsWith('/') && image.href !== place) {
    throw new Error(`told to load ${image.href}, its file names ${place}`);
  }
  return fetched(image.href);
}

async function fetched(address: string): Promise<Buffer> {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status}`);
  }
  return Buffer.from(await answer.arrayBuffer());
}

/** The n-th phone's MAC. */
export function macOf(n: number): string {
  return `00908f${n.toString(16).padStart(6, '0')}`;
}
