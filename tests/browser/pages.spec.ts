// Every registered page: at both widths, in both colour schemes, without a serious finding of axe,
// and (as in all tests) without an error, a breach of policy or a request elsewhere.

import { readdirSync, readFileSync } from 'node:fs';
import {
  type Api,
  expect,
  expectAccessible,
  expectFitting,
  inEveryLook,
  settled,
  signIn,
  test,
} from './support';

const folder = new URL('../../ui/src/pages/', import.meta.url);

/** The paths of all pages, from their own words. */
function registered(): string[] {
  const index = readFileSync(new URL('index.ts', folder), 'utf8');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && index.includes(`./${entry.name}/page'`))
    .flatMap(({ name }) => {
      const text = readFileSync(new URL(`${name}/page.tsx`, folder), 'utf8');
      return [...text.matchAll(/^ {2,4}path: '([^']+)'/gm)].map(([, path]) => path ?? '');
    });
}

/** Something that there is, for each parameter of a path. */
const SAMPLES: Record<string, (api: Api) => Promise<string>> = {
  mac: async (api) => {
    const { items } = await api.get<{ items: { mac: string }[] }>('/api/v1/devices?limit=1');
    return items[0]?.mac ?? '';
  },
  id: async (api) => {
    const { items } = await api.get<{ items: { mac: string }[] }>('/api/v1/devices?limit=3');
    const answer = await api.ask('POST', '/api/v1/actions', {
      action: 'check_status',
      targets: { macs: items.map(({ mac }) => mac) },
    });
    return String(((await answer.json()) as { job: { id: number } }).job.id);
  },
  template: async () => 'AudioCodes_430HD',
  file: async (api) => {
    const { items } = await api.get<{ items: { name: string }[] }>('/api/v1/config-files?limit=1');
    return items[0]?.name ?? '';
  },
};

async function address(path: string, api: Api): Promise<string> {
  let filled = path;
  for (const [parameter, name] of path.matchAll(/\$(\w+)/g)) {
    const sample = SAMPLES[name ?? ''];
    if (!sample) {
      throw new Error(`say in SAMPLES what ${parameter} of ${path} may be`);
    }
    filled = filled.replace(parameter, encodeURIComponent(await sample(api)));
  }
  return filled;
}

const nameOf = (path: string) => path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'dashboard';

test('every page, with phones', async ({ admin: { server, api, page } }) => {
  const paths = registered();
  expect(paths.length).toBeGreaterThan(2);
  test.setTimeout(30_000 + paths.length * 30_000);
  server.simulate(40);
  await api.until<{ devices: { registered: number } }>(
    '/api/v1/dashboard',
    ({ devices }) => devices.registered >= 30,
  );
  for (const path of paths) {
    await test.step(path, async () => {
      await page.goto(server.admin + (await address(path, api)));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await inEveryLook(page, nameOf(path), async () => {
        await expectAccessible(page);
        await expectFitting(page);
      });
    });
  }
});

test('every page, with nothing to show yet', async ({ admin: { server, page, api } }) => {
  const paths = registered().filter((path) => !path.includes('$'));
  test.setTimeout(30_000 + paths.length * 15_000);
  for (const path of paths) {
    await test.step(path, async () => {
      await page.goto(server.admin + (await address(path, api)));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await settled(page);
      await expectAccessible(page);
      await page.screenshot({ path: `artefacts/${nameOf(path)}-empty.png` });
    });
  }
});

test('an address of no page says so, inside of the shell', async ({ admin: { server, page } }) => {
  await page.goto(`${server.admin}/no-such-page`);
  await expect(page.getByText('There is no such page')).toBeVisible();
  await page.getByRole('link', { name: 'To the dashboard' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
});

test('signing in leads back to where one was, and signing out ends it', async ({
  page,
  server,
}) => {
  await server.setUp();
  await page.goto(`${server.admin}/devices?status=registered`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await inEveryLook(page, 'sign-in', () => expectAccessible(page));
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('tulip-42-anchor-field');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/devices\?status=registered$/);
  await page.getByRole('button', { name: 'Signed in as admin' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto(`${server.admin}/devices`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn(page, server);
});
