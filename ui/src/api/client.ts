// The one way to the server: typed after its OpenAPI document.
//
// Guarantee: writes carry the session's CSRF token and an Idempotency-Key; reads that follow a write
// of this tab reflect it (`min_position`); reads while nobody sits there do not prolong the session;
// whatever is not a success is thrown as a `Problem`.
// Components do not call it: hooks beside this file do.

import createClient, { type Middleware } from 'openapi-fetch';
import { isAttended } from './attendance';
import { Problem } from './problem';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/** What stands in the way of every page, and that another tab has signed in as somebody else. */
export type Gate = 'sign_in' | 'setup' | 'other_account';

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const WITHOUT_KEY = ['/api/v1/session', '/api/v1/setup'];

const SESSION = '/api/v1/session';

/** Marks reads that nobody has asked for; the server names it in `src/http/sessions.rs`. */
export const BACKGROUND_HEADER = 'Rollcall-Background';
const CSRF_HEADER = 'X-CSRF-Token';

/** Where the log stood when the session was read last, which is before any page reads anything. */
let sessionPosition: string | undefined;

export function positionOfSession(): string | undefined {
  return sessionPosition;
}

let csrfToken: string | undefined;
let signedInAs: string | undefined;
let lastWrite = 0;
let onGate: (gate: Gate) => void = () => {};

/** Who is signed in, as an answer says: further writes are that session's. */
export function noteSession(session: Schemas['Session'] | undefined): void {
  const before = signedInAs;
  csrfToken = session?.csrf_token;
  signedInAs = session?.user.name;
  if (before !== undefined && signedInAs !== undefined && before !== signedInAs) {
    onGate('other_account');
  }
}

/** Who is told that the session is over or somebody else's, or that the server is not set up. */
export function setGateKeeper(keeper: (gate: Gate) => void): void {
  onGate = keeper;
}

/** 128 random bits; `randomUUID` is missing where the page comes over plain HTTP. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The headers of a write, also for uploads that go another way. */
export function writeHeaders(): Record<string, string> {
  return {
    ...tokenHeader(),
    'Idempotency-Key': randomKey(),
  };
}

/** Whose write it is; to be asked before it is sent. */
export interface Sender {
  token: string | undefined;
  account: string | undefined;
}

export const sender = (): Sender => ({ token: csrfToken, account: signedInAs });

function tokenHeader(): Record<string, string> {
  return csrfToken ? { [CSRF_HEADER]: csrfToken } : {};
}

/**
 * Another tab has begun a new session under the same cookie, perhaps: reads its token, for a write
 * that was refused for the old one. `undefined`: it is as it was, or there is none.
 *
 * @throws Problem where somebody else is signed in now: the write is not theirs.
 */
export async function renewedToken(sender: Sender): Promise<Record<string, string> | undefined> {
  try {
    noteSession(await ok(client.GET(SESSION)));
  } catch {
    return undefined;
  }
  const { token, account } = sender;
  if (account !== undefined && signedInAs !== undefined && account !== signedInAs) {
    throw Problem.otherAccount(signedInAs);
  }
  return csrfToken === token ? undefined : tokenHeader();
}

/** Remembers what an answer says of the log. */
export function notePosition(method: string, header: string | null): void {
  const position = Number(header ?? 0);
  if (UNSAFE.has(method)) {
    lastWrite = Math.max(lastWrite, position);
  } else if (position >= lastWrite) {
    lastWrite = 0;
  }
}

const middleware: Middleware = {
  onRequest({ request }) {
    const url = new URL(request.url);
    if (UNSAFE.has(request.method)) {
      for (const [name, value] of Object.entries(writeHeaders())) {
        const isKey = name === 'Idempotency-Key';
        if (!(isKey && WITHOUT_KEY.some((path) => url.pathname.startsWith(path)))) {
          request.headers.set(name, value);
        }
      }
      return request;
    }
    if (!isAttended()) {
      request.headers.set(BACKGROUND_HEADER, '1');
    }
    if (lastWrite === 0) {
      return request;
    }
    url.searchParams.set('min_position', String(lastWrite));
    return new Request(url, request);
  },
  onResponse({ request, response }) {
    if (response.ok) {
      const position = response.headers.get('Rollcall-Position');
      notePosition(request.method, position);
      if (new URL(request.url).pathname === SESSION && position !== null) {
        sessionPosition = position;
      }
    }
  },
};

/** A write whose answer was lost is sent once more, under the same key: it happens once. */
async function sendOnce(request: Request): Promise<Response> {
  const again = request.headers.has('Idempotency-Key') ? request.clone() : undefined;
  try {
    return await fetch(request);
  } catch (error) {
    if (!again || request.signal.aborted) {
      throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    return fetch(again);
  }
}

async function send(request: Request): Promise<Response> {
  const again = UNSAFE.has(request.method) ? request.clone() : undefined;
  const from = sender();
  const answer = await sendOnce(request);
  if (!again || answer.status !== 403 || !(await isCsrf(answer.clone()))) {
    return answer;
  }
  const headers = await renewedToken(from);
  if (!headers) {
    return answer;
  }
  for (const [name, value] of Object.entries(headers)) {
    again.headers.set(name, value);
  }
  return fetch(again);
}

async function isCsrf(answer: Response): Promise<boolean> {
  const body = await answer.json().catch(() => undefined);
  return Problem.from(body, answer.status).code === 'csrf';
}

export const client = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? '' : location.origin,
  fetch: send,
});
client.use(middleware);

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's body; throws a `Problem` for anything but a success. */
export async function ok<T>(answer: Promise<Answered<T>>): Promise<T> {
  let answered: Answered<T>;
  try {
    answered = await answer;
  } catch (cause) {
    const isAborted = cause instanceof DOMException && cause.name === 'AbortError';
    if (isAborted || cause instanceof Problem) {
      throw cause;
    }
    throw Problem.unreachable(cause);
  }
  if (answered.response.ok) {
    return answered.data as T;
  }
  throw refused(answered.error, answered.response.status);
}

/** The problem of an answer; the session's end and a server without setup are passed on. */
export function refused(body: unknown, status: number): Problem {
  const problem = Problem.from(body, status);
  if (problem.code === 'not_signed_in') {
    onGate('sign_in');
  } else if (problem.code === 'setup_required') {
    onGate('setup');
  }
  return problem;
}
