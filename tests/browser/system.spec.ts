// The group System as a person uses it: jobs, regions, accounts, tokens, logs, audit, and who may.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { macOf, report } from './phone';
import {
  type Admin,
  type Api,
  expect,
  expectAccessible,
  type Server,
  signIn,
  test,
} from './support';

const PASSWORD = 'tulip-42-anchor-of-';

interface Started {
  job: { id: number };
}

async function fleet(server: Server, api: Api, phones: number): Promise<string[]> {
  server.simulate(phones);
  await api.until<{ devices: { registered: number } }>(
    '/api/v1/dashboard',
    ({ devices }) => devices.registered >= phones,
  );
  const { items } = await api.get<{ items: { mac: string }[] }>(`/api/v1/devices?limit=${phones}`);
  return items.map(({ mac }) => mac);
}

async function start(api: Api, body: object): Promise<number> {
  const answer = await api.ask('POST', '/api/v1/actions', body);
  return ((await answer.json()) as Started).job.id;
}

/** A restart of which two phones have had their turn, and the next have it in an hour. */
function slowRestart(api: Api, macs: string[]): Promise<number> {
  return start(api, {
    action: 'restart',
    targets: { macs },
    options: { batch_size: 2, batch_delay_seconds: 3600 },
  });
}

async function account(api: Api, name: string, role: string) {
  await api.ask('POST', '/api/v1/admins', {
    name,
    role,
    password: PASSWORD + name,
  });
  return { username: name, password: PASSWORD + name };
}

async function signInAs(page: Page, server: Server, who: { username: string; password: string }) {
  await page.context().clearCookies();
  await signIn(page, server, who);
}

test('a job is paused, resumed and cancelled on its page', async ({ admin }) => {
  const { server, api, page } = admin;
  const macs = await fleet(server, api, 8);
  const id = await slowRestart(api, macs);

  await page.goto(`${server.admin}/jobs`);
  await page.getByRole('link', { name: 'Restart when idle' }).click();
  await expect(page).toHaveURL(new RegExp(`/jobs/${id}$`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Restart when idle');
  await expect(page.getByText('2 at a time, 1 hour apart')).toBeVisible();
  await expect(page.getByText('8 phones, picked one by one')).toBeVisible();
  // Phones restart, and the page notices by itself.
  await expect(page.getByRole('progressbar', { name: /^2 of 8 ended: 2 done/ })).toBeVisible({
    timeout: 90_000,
  });

  await page.getByRole('button', { name: 'Pause' }).click();
  const dialogue = page.getByRole('dialog');
  await expect(dialogue).toContainText('6 wait until somebody resumes the job');
  await expectAccessible(page);
  await dialogue.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused: no further target has its turn')).toBeVisible();

  await page.getByRole('button', { name: 'Resume' }).click();
  await dialogue.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText('Paused: no further target has its turn')).toBeHidden();

  await page.getByRole('button', { name: 'Cancel the job' }).click();
  await expect(dialogue).toContainText('A cancelled job cannot be resumed');
  await dialogue.getByRole('button', { name: 'Let it go on' }).click();
  await expect(dialogue).toBeHidden();
  await page.getByRole('button', { name: 'Cancel the job' }).click();
  await dialogue.getByRole('button', { name: 'Cancel the job' }).click();
  await expect(page.getByRole('progressbar', { name: /6 cancelled/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeHidden();

  await page.goto(`${server.admin}/jobs/${id}?state=cancelled`);
  await expect(page.getByRole('grid', { name: 'Targets' }).getByText('Cancelled')).toHaveCount(6);
  const results = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Results as CSV' }).click();
  const csv = readFileSync(await (await results).path(), 'utf8');
  expect(csv.trim().split('\n')).toHaveLength(9);
});

test('new passwords are shown once, to an administrator', async ({ admin, complaints }) => {
  const { server, api, page } = admin;
  for (const name of ['anna', 'ben']) {
    await api.ask('POST', '/api/v1/users', {
      name,
      region: 'Main',
      password: 'old-secret',
    });
  }
  const id = await start(api, {
    action: 'reset_password',
    targets: { users: ['anna', 'ben'] },
    options: { delay_seconds: 0 },
  });
  await page.goto(`${server.admin}/jobs/${id}`);
  await page.getByRole('button', { name: 'Show the passwords …' }).click();
  await page.getByRole('button', { name: 'Show them now' }).click();
  const table = page.getByRole('table', { name: 'New passwords' });
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table).toContainText('anna');
  await expectAccessible(page);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  expect((await saved).suggestedFilename()).toBe(`passwords-job-${id}.csv`);
  // Escape loses nothing; only who says that they are kept can close it.
  await page.keyboard.press('Escape');
  await expect(table).toBeVisible();
  const close = page.getByRole('button', {
    name: 'Close, and never see them again',
  });
  await expect(close).toBeDisabled();
  await page.getByLabel('I have kept them in a safe place').check();
  await close.click();
  await expect(table).toBeHidden();

  await page.getByRole('button', { name: 'Show the passwords …' }).click();
  await page.getByRole('button', { name: 'Show them now' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Code: secrets_shown');
  expect(complaints.splice(0).join()).toContain('/passwords');
});

test('a region gets maintenance windows', async ({ admin, complaints }) => {
  const { server, api, page } = admin;
  await page.goto(`${server.admin}/regions`);
  await page.getByRole('button', { name: 'Add a region' }).click();
  const form = page.getByRole('dialog', { name: 'New region' });
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(form.getByText('Give the region a name')).toBeVisible();

  await form.getByLabel('Name').fill('Oslo');
  await form.getByLabel('Networks', { exact: true }).fill('10.20.0.0/99');
  await form.getByLabel('Networks', { exact: true }).press('Enter');
  await form.getByLabel('Only in maintenance windows').check();
  await form.getByRole('combobox', { name: 'Time zone' }).fill('Oslo');
  await page.getByRole('option', { name: 'Europe/Oslo' }).click();
  await form.getByText('Sun', { exact: true }).click();
  await form.getByLabel('Opens').fill('23:00');
  await expect(form.getByText('It closes on the next day.')).toBeVisible();
  await expectAccessible(page);

  // What the server refuses stands at its field.
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(form.getByText(/invalid/).first()).toBeVisible();
  expect(complaints.splice(0).join()).toContain('/api/v1/regions');
  await form.getByLabel('Networks', { exact: true }).press('Backspace');
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(form).toBeHidden();

  const { maintenance } = await api.get<{ maintenance: object }>('/api/v1/regions/Oslo');
  expect(maintenance).toEqual({
    time_zone: 'Europe/Oslo',
    windows: [{ days: ['saturday', 'sunday'], from: '23:00', to: '04:00' }],
  });
  await expect(page.getByText('Sat, Sun 23:00–04:00 (Europe/Oslo)')).toBeVisible();
});

test('a region in use says by whom, and an unused one is deleted', async ({ admin }) => {
  const { server, api, page } = admin;
  await api.ask('POST', '/api/v1/regions', { name: 'Lab' });
  await page.goto(`${server.admin}/regions`);
  await page.getByRole('button', { name: 'What can be done with Main' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('dialog', { name: 'Main is in use' })).toContainText('1 user');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('button', { name: 'What can be done with Lab' }).click();
  // The menu of Main may not be gone yet.
  const menu = page.getByRole('menu', { name: 'What can be done with Lab' });
  await menu.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: 'What can be done with Lab' })).toBeHidden();
});

test('an API token is shown once, works, and is revoked', async ({ admin: { server, page } }) => {
  await page.goto(`${server.admin}/tokens`);
  await page.getByRole('button', { name: 'Create a token' }).first().click();
  await page.getByLabel('What is it for?').fill('Prometheus');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const token = (await page.getByLabel('API token', { exact: true }).textContent()) ?? '';
  expect(token).toMatch(/^rollcall_\w+$/);
  await expectAccessible(page);
  await page.getByLabel('I have kept it in a safe place').check();
  await page.getByRole('button', { name: 'Close, and never see it again' }).click();
  await expect(page.getByRole('grid', { name: 'API tokens' })).toContainText('Prometheus');
  expect(await page.content()).not.toContain(token);

  const ask = () =>
    fetch(`${server.admin}/api/v1/dashboard`, {
      headers: { authorization: `Bearer ${token}` },
    });
  expect((await ask()).status).toBe(200);
  await page.getByRole('button', { name: 'Revoke Prometheus' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('No token yet')).toBeVisible();
  expect((await ask()).status).toBe(401);
});

test('the log shows a new event without being loaded again', async ({ admin }) => {
  const { server, api, page } = admin;
  await page.goto(`${server.admin}/audit`);
  await page.getByLabel('Follow live').check();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/follow=true/);
  await page.evaluate(() => {
    (window as { isSame?: boolean }).isSame = true;
  });
  await api.ask('POST', '/api/v1/regions', { name: 'Nord' });
  const row = page.getByRole('row').filter({ hasText: 'Region Nord' });
  await expect(row).toContainText('Region created');
  await row.getByRole('button').click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('heading', { name: 'Region created' })).toBeVisible();
  await expect(drawer).toContainText('Phone credentials');
  await expect(drawer).toContainText('it began with whoever did it');
  await expectAccessible(page);
  expect(await page.evaluate(() => (window as { isSame?: boolean }).isSame)).toBe(true);
});

test('an event leads to what caused it', async ({ admin: { server, api, page } }) => {
  const macs = await fleet(server, api, 2);
  await slowRestart(api, macs);
  await page.goto(`${server.admin}/audit?kind=CommandQueued`);
  await page.getByRole('grid', { name: 'Events' }).getByRole('button').first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('link', { name: /^Job started/ }).click();
  await expect(drawer.getByRole('heading', { name: 'Job started' })).toBeVisible();
  await expect(drawer).toContainText('restart');
  await expect(page).toHaveURL(/kind=CommandQueued/);
});

test('the logs have the levels and lines of the manual, and are saved', async ({ admin }) => {
  const { server, page } = admin;
  await page.goto(`${server.admin}/logs`);
  const webAdmin = page.getByRole('region', { name: 'Web Admin' });
  await expect(webAdmin.getByRole('listitem').first()).toContainText('INFO');
  await webAdmin.getByRole('combobox', { name: 'Level' }).click();
  await expect(page.getByRole('option')).toHaveText([
    'ERROR',
    'WARN',
    'INFO',
    'DEBUGGING',
    'VERBOSE',
  ]);
  await page.getByRole('option', { name: 'ERROR' }).click();
  await expect(page).toHaveURL(/level=error/);
  await expect(webAdmin.getByText('No line of this level yet.')).toBeVisible();

  const activity = page.getByRole('region', { name: 'Activity' });
  await expect(activity.getByRole('listitem').last()).toContainText('admin signed in');
  await activity.getByRole('combobox', { name: 'Lines' }).click();
  await page.getByRole('option', { name: 'Hide' }).click();
  await expect(activity.getByText('The lines are hidden.')).toBeVisible();

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the log Web Admin as a file' }).click();
  expect((await saved).suggestedFilename()).toBe('IPP_web_admin_log.txt');
});

/** What each role finds on the pages of the group System. */
async function expectSystem({ page, server }: Admin, job: number, may: Record<string, boolean>) {
  const seen = async (path: string, name: string, isThere = false) => {
    await page.goto(server.admin + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('grid').first()).toBeVisible();
    const button = page.getByRole('button', { name });
    await expect(button).toHaveCount(isThere ? 1 : 0);
  };
  await seen(`/jobs/${job}`, 'Pause', may.operator);
  await seen('/regions', 'Add a region', may.administrator);
  await seen('/accounts', 'Add an account', may.supervisor);
  await seen('/accounts', 'Change your password', true);
  await page.goto(`${server.admin}/logs`);
  await expect(page.getByRole('region', { name: 'Activity' })).toBeVisible();
  await expect(page.getByText('This log is for administrators.')).toHaveCount(
    may.administrator ? 0 : 1,
  );
}

test('roles see only what they may', async ({ admin }) => {
  test.setTimeout(240_000);
  const { server, api, page } = admin;
  const macs = await fleet(server, api, 4);
  const job = await slowRestart(api, macs);
  const monitor = await account(api, 'mona', 'monitor');
  const operator = await account(api, 'olga', 'operator');
  const administrator = await account(api, 'erik', 'administrator');

  await test.step('supervisor', () =>
    expectSystem(admin, job, {
      operator: true,
      administrator: true,
      supervisor: true,
    }));
  await test.step('monitor', async () => {
    await signInAs(page, server, monitor);
    await expectSystem(admin, job, {});
    // Reading the form of a region is all that is offered.
    await page.goto(`${server.admin}/regions?region=Main`);
    const form = page.getByRole('dialog', { name: 'Region Main' });
    await expect(form.getByText('Only administrators may change regions.')).toBeVisible();
    await expect(form.getByRole('button', { name: 'Save' })).toHaveCount(0);
  });
  await test.step('operator', async () => {
    await signInAs(page, server, operator);
    await expectSystem(admin, job, { operator: true });
  });
  await test.step('administrator', async () => {
    await signInAs(page, server, administrator);
    await expectSystem(admin, job, { operator: true, administrator: true });
  });
});

test('the last supervisor stays, and others come and go', async ({ admin }) => {
  const { server, page } = admin;
  await page.goto(`${server.admin}/accounts`);
  await page.getByRole('button', { name: 'What can be done with admin' }).click();
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeDisabled();
  await expect(page.getByText('The only supervisor')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Add an account' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('Name').fill('olga');
  await dialogue.getByRole('radio', { name: 'Operator' }).check();
  await dialogue.getByLabel('First password').fill(`${PASSWORD}olga`);
  await expectAccessible(page);
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('grid', { name: 'Accounts' })).toContainText('olga');

  await page.getByRole('button', { name: 'What can be done with olga' }).click();
  await page.getByRole('menuitem', { name: 'Change role' }).click();
  await dialogue.getByRole('radio', { name: 'Monitor' }).check();
  await dialogue.getByRole('button', { name: 'Change role' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'olga' })).toContainText('Monitor');

  await page.getByRole('button', { name: 'What can be done with olga' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await dialogue.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('grid', { name: 'Accounts' })).not.toContainText('olga');
});

test('keys: help, and going to pages', async ({ admin: { page } }) => {
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard and signs' });
  await expect(help.getByText('What the signs mean')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();
});

test('the palette finds pages, phones and users from anywhere', async ({
  admin: { server, api, page },
}) => {
  const mac = macOf(0xa7);
  await report(server, { mac });
  await api.ask('POST', '/api/v1/users', {
    name: 'ingrid',
    display_name: 'Ingrid Bø',
    region: 'Main',
  });
  await page.goto(`${server.admin}/templates`);
  await expect(page.getByRole('heading', { level: 1, name: 'Templates' })).toBeVisible();
  const find = async (typed: string, found: string) => {
    await page.keyboard.press('Control+k');
    const field = page.getByRole('textbox', { name: 'Search pages, phones, users' });
    await field.fill(typed);
    await expect(page.getByRole('dialog')).toContainText(found);
    await page.keyboard.press('Enter');
    await expect(field).toBeHidden();
  };
  await find(mac.slice(4), '430HD');
  await expect(page).toHaveURL(new RegExp(mac));
  await find('ingr', 'Ingrid Bø');
  await expect(page).toHaveURL(/\/users\?search=ingrid/);
  await find('mapp', 'Mapping');
  await expect(page.getByRole('heading', { level: 1, name: 'Mapping' })).toBeVisible();
});
