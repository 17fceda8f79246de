// What every browser test begins with: `test` brings a server of its own and a page that is watched.
//
// Guarantee: a test fails when a page writes an error to the console, throws, breaks its content
// security policy, or asks any other host for anything, whatever the test itself looks at.

import AxeBuilder from '@axe-core/playwright';
import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';
import { ADMIN, type Api, Server } from './server';

export { expect } from '@playwright/test';
export { ADMIN, type Api, Server } from './server';

export const WIDTHS = [1280, 390] as const;
export const SCHEMES = ['light', 'dark'] as const;

interface Fixtures {
  /** A server that is not set up yet. */
  server: Server;
  /** What was wrong with the page so far. A test that provokes an error takes it out. */
  complaints: string[];
  /** A server that is set up, with an account, and a page on it that is signed in. */
  admin: Admin;
}

export interface Admin {
  server: Server;
  api: Api;
  page: Page;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: that is how Playwright learns what is needed.
  server: async ({}, use) => {
    const server = await Server.start();
    await use(server);
    await server.stop();
  },
  complaints: [
    async ({ page, server }, use) => {
      const complaints: string[] = [];
      await watch(page, server.admin, complaints);
      await use(complaints);
      expect(complaints, 'what pages did that they must not').toEqual([]);
    },
    { auto: true },
  ],
  admin: async ({ page, server, complaints: _ }, use) => {
    await server.setUp();
    const api = await server.signIn();
    await signIn(page, server);
    await use({ server, api, page });
  },
});

async function watch(page: Page, origin: string, complaints: string[]): Promise<void> {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      // biome-ignore lint/suspicious/noConsole: there it is complained about.
      console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message)) {
      complaints.push(`console: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) {
      complaints.push(`request outside of the origin: ${url}`);
    }
  });
}

/** Chromium writes every refusal down; that nobody is signed in yet is how a visit begins. */
function isExpected(message: ConsoleMessage): boolean {
  return (
    /status of (401|503)/.test(message.text()) &&
    new URL(message.location().url).pathname === '/api/v1/session'
  );
}

/** Signs in as a person would. */
export async function signIn(page: Page, server: Server, account = ADMIN): Promise<void> {
  await page.goto(`${server.admin}/sign-in`);
  await page.getByLabel('User name').fill(account.username);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeAttached();
}

/** Nothing that the page shows is still on its way. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"], [aria-label="Loading"]')).toHaveCount(0);
  await still(page);
}

/** Nothing fades or moves any more, unless it does so for ever. */
async function still(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (animation) =>
          animation.playState !== 'running' ||
          animation.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY,
      ),
  );
}

/** No finding that axe calls serious or critical; what is still fading has no contrast yet. */
export async function expectAccessible(page: Page): Promise<void> {
  await still(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({ id, help, at: nodes.slice(0, 3).map(({ html }) => html) }));
  expect(serious, `accessibility of ${page.url()}`).toEqual([]);
}

/** Runs `look` at both widths and in both colour schemes, and keeps a picture of each. */
export async function inEveryLook(
  page: Page,
  name: string,
  look: (width: number, scheme: string) => Promise<void> = async () => {},
): Promise<void> {
  for (const scheme of SCHEMES) {
    for (const width of WIDTHS) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: width > 800 ? 860 : 844 });
      await settled(page);
      await look(width, scheme);
      await page.screenshot({ path: `artefacts/${name}-${width}-${scheme}.png` });
    }
  }
}

/** Nothing is cut off at the side: only tables scroll within themselves. */
export async function expectFitting(page: Page): Promise<void> {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide, `${page.url()} is wider than the window`).toBeLessThanOrEqual(0);
}
