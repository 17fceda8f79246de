// Sends a file with its progress, which `fetch` does not tell.
//
// Guarantee: as the client's writes it carries the session's token and an Idempotency-Key, and a
// refusal is thrown as a `Problem`.

import { notePosition, refused, renewedToken, sender, writeHeaders } from './client';
import { Problem } from './problem';

/** Of the file's bytes, from 0 to 1. At 1 the server works on them. */
export type OnProgress = (sent: number) => void;

export interface Upload {
  method: 'PUT' | 'POST';
  path: string;
  query?: Record<string, string | boolean | undefined>;
  body: Blob | string;
  contentType: string;
  onProgress?: OnProgress;
  signal?: AbortSignal;
  /** An answer although its status says otherwise. */
  isAnswer?: (status: number, body: unknown) => boolean;
}

/** The answer's body. Aborted: an `AbortError`. */
export async function upload<T>(what: Upload): Promise<T> {
  const [from, headers] = [sender(), writeHeaders()];
  try {
    return await sent<T>(what, headers);
  } catch (error) {
    const renewed =
      error instanceof Problem && error.code === 'csrf' ? await renewedToken(from) : undefined;
    if (!renewed) {
      throw error;
    }
    what.signal?.throwIfAborted();
    return sent<T>(what, { ...headers, ...renewed });
  }
}

function sent<T>(what: Upload, headers: Record<string, string>): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(what.method, addressOf(what));
    request.setRequestHeader('Content-Type', what.contentType);
    request.setRequestHeader('Accept', 'application/json');
    for (const [name, value] of Object.entries(headers)) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) {
        what.onProgress?.(event.loaded / event.total);
      }
    };
    request.onload = () => {
      const body = parsed(request.responseText);
      const { status } = request;
      if ((status >= 200 && status < 300) || what.isAnswer?.(status, body)) {
        notePosition(what.method, request.getResponseHeader('Rollcall-Position'));
        resolve(body as T);
      } else {
        reject(refused(body, status));
      }
    };
    request.onerror = () => reject(Problem.unreachable(undefined));
    request.onabort = () => reject(new DOMException('given up', 'AbortError'));
    what.signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(what.body);
  });
}

function addressOf({ path, query = {} }: Upload): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
