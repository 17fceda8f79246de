// Files of the server, read by the page so that a refusal can be shown as any other.

import { refused } from './client';
import { MACS_AT_ONCE } from './devices';
import { Problem } from './problem';

export interface FileOfServer {
  name: string;
  content: Blob;
}

/**
 * The file at an address of the API, under its own name or the given one.
 *
 * @throws Problem when there is none, or when it breaks off.
 */
export async function fileAt(address: string, name?: string): Promise<FileOfServer> {
  let response: Response;
  try {
    response = await fetch(address);
    if (response.ok) {
      const given = nameIn(response.headers.get('Content-Disposition'));
      return { name: name ?? given ?? 'download', content: await response.blob() };
    }
  } catch (cause) {
    throw Problem.unreachable(cause);
  }
  throw await refusal(response);
}

/**
 * That there is a file at an address of the API, of which nothing is read.
 *
 * @throws Problem when there is none.
 */
export async function fileIsAt(address: string): Promise<void> {
  let response: Response;
  const stop = new AbortController();
  try {
    response = await fetch(address, { method: 'HEAD' });
    if (response.ok) {
      return;
    }
    // Why not is in the body, which the answer to a HEAD leaves out.
    response = await fetch(address, { signal: stop.signal });
  } catch (cause) {
    throw Problem.unreachable(cause);
  }
  if (response.ok) {
    stop.abort();
    return;
  }
  throw await refusal(response);
}

async function refusal(response: Response): Promise<Problem> {
  return refused(await response.json().catch(() => undefined), response.status);
}

/** `attachment; filename="devices.csv"`: the name. */
export function nameIn(disposition: string | null): string | undefined {
  return disposition?.match(/filename="([^"]+)"/)?.[1];
}

/**
 * These phones as a table, in order of MAC address as the server gives them: read in parts, each
 * by its own address, and put together again.
 */
export async function exportOfPhones(macs: Iterable<string>): Promise<FileOfServer> {
  const sorted = [...macs].sort();
  const parts: Blob[] = [];
  for (let start = 0; start < sorted.length; start += MACS_AT_ONCE) {
    const some = sorted.slice(start, start + MACS_AT_ONCE);
    const query = new URLSearchParams(some.map((mac) => ['mac', mac]));
    const { content } = await fileAt(`/api/v1/export/devices.csv?${query}`);
    parts.push(start === 0 ? content : await withoutHeading(content));
  }
  return { name: 'devices.csv', content: new Blob(parts, { type: 'text/csv' }) };
}

/** The heading names columns of the API: it has no line break in it. */
async function withoutHeading(part: Blob): Promise<Blob> {
  const text = await part.text();
  return new Blob([text.slice(text.indexOf('\n') + 1)]);
}
