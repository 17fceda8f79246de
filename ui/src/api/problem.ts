// What the server says when it refuses (RFC 9457), as an error that pages can show.

import type { components } from './schema';

export type ProblemCode = components['schemas']['ProblemCode'];
export type FieldError = components['schemas']['FieldError'];

/** Codes that the web admin adds for what never reached the server or came back odd. */
export type LocalCode = 'unreachable' | 'unreadable_answer' | 'other_account';

export class Problem extends Error {
  constructor(
    readonly code: ProblemCode | LocalCode,
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly fields: readonly FieldError[] = [],
  ) {
    super(title);
    this.name = 'Problem';
  }

  /** Whether the same request may succeed a little later. */
  get isPassing(): boolean {
    return this.code === 'unreachable' || (this.status === 503 && this.code !== 'setup_required');
  }

  /** The messages of each field, for a form's `setErrors`. */
  fieldMessages(): Record<string, string> {
    const messages: Record<string, string> = {};
    for (const { field, message } of this.fields) {
      messages[field] = messages[field] ? `${messages[field]} · ${message}` : message;
    }
    return messages;
  }

  /** From an answer's body, whatever it is. */
  static from(body: unknown, status: number): Problem {
    if (isProblemBody(body)) {
      return new Problem(body.code, status, body.title, body.detail, body.errors ?? []);
    }
    return new Problem(
      'unreadable_answer',
      status,
      'The answer is not one of this server',
      `Status ${status}. A proxy in between may have answered; look at its log.`,
    );
  }

  static otherAccount(name: string): Problem {
    return new Problem(
      'other_account',
      403,
      `${name} is signed in now`,
      'Another tab has signed in as somebody else, and nothing was done here. Look at the page again, then repeat it.',
    );
  }

  static unreachable(cause: unknown): Problem {
    const problem = new Problem(
      'unreachable',
      0,
      'The server cannot be reached',
      'Check the network and that the server runs, then try again.',
    );
    problem.cause = cause;
    return problem;
  }
}

type ProblemBody = components['schemas']['Problem'];

function isProblemBody(body: unknown): body is ProblemBody {
  return (
    typeof body === 'object' &&
    body !== null &&
    typeof (body as ProblemBody).code === 'string' &&
    typeof (body as ProblemBody).title === 'string'
  );
}
