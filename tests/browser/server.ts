// The real program for a test: a server on free ports and a data directory of its own, and
// simulated phones that live on it.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url).pathname;

/** What is tried: `ROLLCALL_BINARY`, else what cargo built for tests. */
export const binary = process.env.ROLLCALL_BINARY ?? join(root, 'target/debug/rollcall');

export const ADMIN = { username: 'admin', password: 'tulip-42-anchor-field' };

const START_MS = 30_000;

export class Server {
  readonly directory = mkdtempSync(join(tmpdir(), 'rollcall-browser-'));
  readonly #children: ChildProcess[] = [];
  admin = '';
  phones = '';
  #said = '';

  static async start(): Promise<Server> {
    const server = new Server();
    const readyFile = join(server.directory, 'ready.json');
    const child = server.#run([
      'serve',
      ...['--data', join(server.directory, 'data')],
      ...['--admin-listen', '127.0.0.1:0', '--phone-listen', '127.0.0.1:0'],
      ...['--ready-file', readyFile, '--log-level', 'warn'],
    ]);
    const deadline = Date.now() + START_MS;
    while (!existsSync(readyFile)) {
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`the server did not start:\n${server.#said}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const ready = JSON.parse(readFileSync(readyFile, 'utf8'));
    server.admin = ready.admin;
    server.phones = ready.phones[0];
    return server;
  }

  /** The one-time token, as the operator finds it. */
  get setupToken(): string {
    return readFileSync(join(this.directory, 'data/setup-token'), 'utf8').trim();
  }

  /** Does by the API what the wizard does; phones are taken in at once unless `onboarding` says. */
  async setUp(onboarding: 'automatic' | 'approve' = 'automatic'): Promise<void> {
    await this.#post('/api/v1/setup', {
      token: this.setupToken,
      ...ADMIN,
      public_url: this.phones,
      region: {
        name: 'Main',
        networks: ['127.0.0.0/8'],
        onboarding,
        // Simulated phones sign in as users whose passwords nobody has set.
        phone_credentials: 'open',
      },
      system_user: { password: 'system' },
    });
  }

  /** A client of the API that is signed in. */
  async signIn(account = ADMIN): Promise<Api> {
    const answer = await this.#post('/api/v1/session', account);
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
    const { csrf_token } = (await answer.json()) as { csrf_token: string };
    return new Api(this.admin, { cookie: cookie.join('; '), 'x-csrf-token': csrf_token });
  }

  /** Phones that begin to live on the server now, until it stops. */
  simulate(phones: number, ...more: string[]): void {
    this.#run([
      'simulate',
      ...['--server', this.phones, '--phones', String(phones), '--seed', '7'],
      ...['--sign-in', 'at-once', '--time-scale', '60'],
      ...more,
    ]);
  }

  async stop(): Promise<void> {
    for (const child of this.#children.reverse()) {
      if (child.exitCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await ended;
      }
    }
    rmSync(this.directory, { recursive: true, force: true });
  }

  #run(options: string[]): ChildProcess {
    // The program refuses what it does not know under its own prefix.
    const { ROLLCALL_BINARY: _, ...env } = process.env;
    const child = spawn(binary, options, {
      cwd: this.directory,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        this.#said = (this.#said + chunk).slice(-8000);
      });
    }
    child.on('error', (error) => {
      this.#said += `${error.message}; build it first: cargo build\n`;
    });
    this.#children.push(child);
    return child;
  }

  async #post(path: string, body: unknown): Promise<Response> {
    return new Api(this.admin, {}).ask('POST', path, body);
  }
}

/** Asks the API beside the browser, to bring about what a test looks at. */
export class Api {
  constructor(
    readonly address: string,
    readonly headers: Record<string, string>,
  ) {}

  async ask(method: string, path: string, body?: unknown): Promise<Response> {
    const answer = await fetch(this.address + path, {
      method,
      headers: { ...this.headers, ...(body ? { 'content-type': 'application/json' } : {}) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    }
    return answer;
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.ask('GET', path)).json()) as T;
  }

  /** Asks again until the answer is as wanted. */
  async until<T>(path: string, isWanted: (answer: T) => boolean): Promise<T> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      const answer = await this.get<T>(path);
      if (isWanted(answer)) {
        return answer;
      }
      if (Date.now() > deadline) {
        throw new Error(`${path} never became what was wanted: ${JSON.stringify(answer)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
