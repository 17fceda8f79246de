// Devices Status, a phone's page, alarms: what administrators do to phones, and what phones say.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { alert, macOf, report } from './phone';
import {
  expect,
  expectAccessible,
  inEveryLook,
  type Server,
  settled,
  signIn,
  test,
} from './support';

const phones = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => macOf(from + index));

/** Phones from number 1 on that have announced themselves, of which one is approved; signed in. */
async function waitingPhones(page: Page, server: Server, count: number, approved: string) {
  await server.setUp('approve');
  const api = await server.signIn();
  for (const mac of phones(1, count + 1)) {
    await report(server, { mac });
  }
  await api.ask('POST', '/api/v1/devices/approve', { macs: [approved], region: 'Main' });
  await signIn(page, server);
  return api;
}

test('the selected phones are approved, and no others', async ({
  page,
  server,
  complaints: _complaints,
}) => {
  await server.setUp('approve');
  const api = await server.signIn();
  for (const mac of phones(1, 5)) {
    await report(server, { mac });
  }
  await signIn(page, server);
  await page.goto(`${server.admin}/devices?approval=pending&sort=mac`);
  await page.getByRole('checkbox', { name: new RegExp(`^Select ${macOf(1)}`) }).check();
  await page.getByRole('checkbox', { name: new RegExp(`^Select ${macOf(3)}`) }).check();
  await page.getByRole('button', { name: 'Approve selected' }).click();
  const dialogue = page.getByRole('dialog');
  await expect(dialogue).toContainText('This touches 2 phones');
  await expect(dialogue).toContainText(macOf(1));
  await expectAccessible(page);
  const region = dialogue.getByRole('combobox', { name: 'Region' });
  if ((await region.inputValue()) === '') {
    await region.click();
    await page.getByRole('option', { name: 'Main' }).click();
  }
  await dialogue.getByRole('button', { name: 'Approve 2 phones' }).click();
  await expect(page.getByText('2 phones approved')).toBeVisible();

  const { items } = await api.get<{ items: { mac: string }[] }>(
    '/api/v1/devices?approval=approved&sort=mac',
  );
  expect(items.map(({ mac }) => mac)).toEqual([macOf(1), macOf(3)]);
  // What is done leaves the list of those that wait.
  await expect(page.getByRole('link', { name: macOf(1) })).toHaveCount(0);
  await expect(page.getByRole('link', { name: macOf(2) })).toBeVisible();
});

test('one phone is approved with its user', async ({ page, server, complaints: _complaints }) => {
  await server.setUp('approve');
  const api = await server.signIn();
  await report(server, { mac: macOf(1), userName: '', userId: '', status: 'unregistered' });
  await signIn(page, server);
  await page.goto(`${server.admin}/devices`);
  await page.getByRole('button', { name: `Actions for ${macOf(1)}` }).click();
  await page.getByRole('menuitem', { name: 'Approve' }).click();
  const dialogue = page.getByRole('dialog');
  const region = dialogue.getByRole('combobox', { name: 'Region' });
  if ((await region.inputValue()) === '') {
    await region.click();
    await page.getByRole('option', { name: 'Main' }).click();
  }
  await dialogue.getByLabel('Display name').fill('Ada Lovelace');
  await expect(dialogue.getByText('Give a user name, too.')).toBeVisible();
  await dialogue.getByLabel('User name').fill('ada');
  await dialogue.getByLabel('SIP password', { exact: true }).fill('tulip 42 anchor');
  await dialogue.getByRole('button', { name: 'Approve 1 phone' }).click();
  await expect(page.getByText('1 phone approved')).toBeVisible();
  const user = await api.get<object>('/api/v1/users/ada');
  expect(user).toMatchObject({ display_name: 'Ada Lovelace', devices: 1, region: 'Main' });
});

test('phones that wait for approval are deleted with the others that are picked', async ({
  page,
  server,
  complaints,
}) => {
  const api = await waitingPhones(page, server, 7, macOf(7));
  await page.goto(`${server.admin}/devices?sort=mac`);
  const pick = (mac: string) =>
    page.getByRole('checkbox', { name: new RegExp(`^Select ${mac}`) }).check();
  const dialogue = page.getByRole('dialog');
  await pick(macOf(2));
  await pick(macOf(3));
  await pick(macOf(7));
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete phones' }).click();
  await expect(dialogue).toContainText('or the list of those that wait for approval');
  await expect(dialogue).toContainText('This touches 3 phones');
  await expect(dialogue).toContainText(/00908f000003 \S+ user 0003.*waits for approval/);
  await expectAccessible(page);
  // Meanwhile one goes by itself: only the others are asked for.
  await api.ask('DELETE', `/api/v1/devices/${macOf(2)}`);
  await dialogue.getByRole('button', { name: 'Delete phones' }).click();
  await expect(dialogue).toContainText('This touches 2 phones');
  await expect(dialogue).toContainText('1 picked one is gone: left out.');
  expect(complaints.splice(0).join()).toContain('409');
  await dialogue.getByRole('button', { name: 'Delete phones' }).click();
  await expect(page.getByText('Delete phones: started for 2 targets.')).toBeVisible();
  await expect(page.getByRole('link', { name: macOf(3) })).toHaveCount(0);
  await expect(page.getByRole('link', { name: macOf(7) })).toHaveCount(0);
  await expect(page.getByRole('link', { name: macOf(4) })).toBeVisible();
});

test('all phones that wait for approval are deleted', async ({
  page,
  server,
  complaints: _complaints,
}) => {
  const api = await waitingPhones(page, server, 211, macOf(1));
  await page.goto(`${server.admin}/devices?approval=pending`);
  await page.getByRole('checkbox', { name: 'Select all rows that are loaded' }).check();
  await page.getByRole('button', { name: 'Select all 210 that match' }).click();
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete phones' }).click();
  const dialogue = page.getByRole('dialog');
  await expect(dialogue).toContainText('This touches 210 phones');
  await expect(dialogue.getByText('waits for approval')).toHaveCount(5);
  await dialogue.getByText('Pace and safety').click();
  await dialogue.getByLabel('Delay after each, in seconds').fill('0');
  const confirm = dialogue.getByRole('button', { name: 'Delete phones' });
  await expect(confirm).toBeDisabled();
  await dialogue.getByLabel('Type 210 to confirm').fill('210');
  await confirm.click();
  await expect(page.getByText('Delete phones: started for 210 targets.')).toBeVisible();
  await expect(page.getByText('Nothing matches')).toBeVisible({ timeout: 30_000 });
  await page.goto(`${server.admin}/devices`);
  await expect(page.getByRole('link', { name: macOf(1) })).toBeVisible();
  const { items } = await api.get<{ items: object[] }>('/api/v1/jobs');
  expect(items[0]).toMatchObject({ action: 'delete_devices', total: 210, done: 210 });
});

test('an action reaches all that match a filter, loaded or not', async ({
  admin: { server, page, api },
}) => {
  for (const mac of phones(0, 230)) {
    await report(server, { mac });
  }
  for (const mac of phones(1000, 1020)) {
    await report(server, { mac, model: '440HD' });
  }
  await page.goto(`${server.admin}/devices`);
  await page.locator('button[aria-haspopup=dialog]', { hasText: 'Model' }).click();
  await expect(page.getByText('230', { exact: true })).toBeVisible();
  await page.getByRole('checkbox', { name: '430HD', exact: true }).check();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/model=430HD/);
  await expect(page.getByText('200 of 230 rows loaded')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all rows that are loaded' }).check();
  await page.getByRole('button', { name: 'Select all 230 that match' }).click();
  await expect(page.getByText('All 230 that match are selected')).toBeVisible();

  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: 'Send message' }).click();
  const dialogue = page.getByRole('dialog');
  const send = dialogue.getByRole('button', { name: 'Send' });
  await expect(send).toBeDisabled();
  await dialogue.getByLabel('Text').fill('Lunch is ready');
  await expect(dialogue).toContainText('This touches 230 phones');
  await expectAccessible(page);
  await send.click();
  await expect(page.getByText('Send message: started for 230 targets.')).toBeVisible();

  const { items } = await api.get<{ items: object[] }>('/api/v1/jobs');
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    action: 'send_message',
    total: 230,
    parameters: { text: 'Lunch is ready', seconds: '30' },
    chosen_by: expect.stringContaining('430HD'),
  });
  // The selection is given up, so that nothing is done to it twice by mistake.
  await expect(page.getByText('All 230 that match are selected')).toHaveCount(0);
});

test('the export of what is picked has those phones only', async ({ admin: { server, page } }) => {
  for (const mac of phones(1, 5)) {
    await report(server, { mac });
  }
  await page.goto(`${server.admin}/devices?sort=mac`);
  await page.getByRole('checkbox', { name: new RegExp(`^Select ${macOf(3)}`) }).check();
  await page.getByRole('checkbox', { name: new RegExp(`^Select ${macOf(1)}`) }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export selected' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('devices.csv');
  const [heading = '', ...rows] = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  const at = heading.split(',').indexOf('mac');
  expect(rows.map((row) => row.split(',')[at])).toEqual([macOf(1), macOf(3)]);
});

test('a view is kept under a name and comes back', async ({ admin: { server, page } }) => {
  await report(server, { mac: macOf(1) });
  await report(server, { mac: macOf(2), model: '440HD' });
  await page.goto(`${server.admin}/devices?model=440HD`);
  await expect(page.getByRole('link', { name: macOf(2) })).toBeVisible();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByLabel('Keep this view as').fill('My 440s');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.goto(`${server.admin}/devices`);
  await expect(page.getByRole('link', { name: macOf(1) })).toBeVisible();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('link', { name: 'My 440s' }).click();
  await expect(page).toHaveURL(/\?model=440HD$/);
  await expect(page.getByRole('link', { name: macOf(1) })).toHaveCount(0);
});

test('a phone’s page explains its file and tells its history', async ({
  admin: { server, page, api },
}) => {
  const mac = macOf(7);
  await report(server, { mac, userName: 'grace' });
  await api.until<{ config: { generated_at: string | null } }>(
    `/api/v1/devices/${mac}`,
    ({ config }) => config.generated_at !== null,
  );
  await page.goto(`${server.admin}/devices`);
  await page.getByRole('link', { name: mac }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'grace' })).toBeVisible();

  await page.getByRole('tab', { name: 'Configuration' }).click();
  await expect(page.getByText('system/type=430HD')).toBeVisible();
  await expect(page.getByText('%ITCS_Language%')).toBeVisible();
  await inEveryLook(page, 'device-configuration', () => expectAccessible(page));
  await page.setViewportSize({ width: 1280, height: 860 });

  // What another language would change is seen before it is generated.
  await api.ask('PATCH', `/api/v1/devices/${mac}`, { language: 'French' });
  await page.getByText('What would change').click();
  await expect(page.getByText('personal_settings/language=French')).toBeVisible();
  await expect(page.getByText('personal_settings/language=English')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByRole('gridcell', { name: 'Taken into the fleet' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'File made' })).toBeVisible();

  // A command shows as waiting until the phone has obeyed.
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Restart' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restart' }).click();
  await page.getByRole('tab', { name: 'Overview' }).click();
  await expect(page.getByText('Restart when idle')).toBeVisible();
});

test('an alarm appears and goes without a reload', async ({ admin: { server, page, api } }) => {
  const mac = macOf(9);
  await report(server, { mac });
  await page.goto(`${server.admin}/alarms`);
  await expect(page.getByText('No alarm is active')).toBeVisible();

  await alert(server, mac);
  const row = page.getByRole('row').filter({ hasText: 'Survivable Mode Start' });
  await expect(row).toContainText('Major');
  await expect(row).toContainText(`IPPhone/${mac}`);
  await page.getByRole('button', { name: 'Details of Survivable Mode Start' }).click();
  await expect(page.getByRole('dialog')).toContainText('Check that all servers');
  await settled(page);
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await alert(server, mac, { severity: '0' });
  await expect(row).toHaveCount(0);
  await expect(page.getByText('No alarm is active')).toBeVisible();

  // And by hand.
  await alert(server, mac);
  await page.getByRole('button', { name: `Clear Survivable Mode Start of ${mac}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Clear the alarm' }).click();
  await expect(row).toHaveCount(0);
  expect((await api.get<{ total: number }>('/api/v1/alarms')).total).toBe(0);
});

test('whatever a phone says is text', async ({ admin: { server, page, api } }) => {
  const mac = macOf(66);
  const nasty = (field: string) =>
    `${field}"'><img src=x onerror="window.owned=1"><script>window.owned=1</script>{{7*7}}`;
  await report(server, {
    mac,
    userName: nasty('user').slice(0, 100),
    userId: nasty('id'),
    phoneNumber: nasty('number').slice(0, 60),
    location: nasty('location'),
    sipProxy: nasty('proxy'),
    userAgent: nasty('agent'),
    fwVersion: nasty('version').slice(0, 60),
    vLanId: nasty('vlan').slice(0, 20),
    BToEpairingstatus: nasty('pairing'),
    USBHeadsetType: nasty('headset'),
    HRSSpeakerModel: nasty('speaker'),
    surprise: nasty('extra'),
  });
  await report(server, { mac: macOf(67), status: nasty('status').slice(0, 60) });
  await alert(server, mac, {
    name: nasty('alarm').slice(0, 60),
    description: nasty('description'),
    additionalInfo1: nasty('info'),
  });
  await alert(server, mac, {
    name: 'General Local Event',
    description: nasty('event'),
    uniqueId: 2,
  });
  await api.until<{ total: number }>('/api/v1/alarms', ({ total }) => total === 1);

  const columns = ['user', 'phone_number', 'location', 'sip_proxy', 'user_agent', 'vlan_id']
    .concat('firmware_version', 'btoe_pairing_status', 'usb_headset_type', 'reported_status')
    .map((column) => `columns=${column}`)
    .join('&');
  const looks: [path: string, says: string][] = [
    ['/', 'user"'],
    [`/devices?${columns}`, 'location"'],
    [`/devices/${mac}`, 'agent"'],
    [`/devices/${mac}?tab=configuration`, 'system/type'],
    [`/devices/${mac}?tab=history`, 'user"'],
    [`/devices/${mac}?tab=alarms`, 'alarm"'],
    ['/alarms?columns=additional_info_1&columns=description', 'description"'],
    ['/alarms?tab=events', 'event"'],
    ['/users', 'user"'],
    ['/multiple-users', 'user"'],
    ['/multiple-devices', 'user"'],
  ];
  for (const [path, says] of looks) {
    await test.step(path, async () => {
      await page.goto(server.admin + path);
      await expect(page.getByText(says).first()).toBeVisible();
      await settled(page);
      expect(await page.locator('#page img, #page script').count()).toBe(0);
      expect(await page.evaluate(() => 'owned' in window)).toBe(false);
    });
  }

  // In menus and dialogues, too.
  await page.goto(`${server.admin}/devices?mac=${mac}`);
  await page.getByRole('button', { name: `Actions for ${mac}` }).click();
  await page.getByRole('menuitem', { name: 'Check status' }).click();
  await expect(page.getByRole('dialog')).toContainText('<script>window.owned=1</script>');
  await page.keyboard.press('Escape');
  await page.goto(`${server.admin}/alarms`);
  await page.getByRole('button', { name: /^Details of alarm"/ }).click();
  await expect(page.getByRole('dialog')).toContainText('<img src=x');
  expect(await page.evaluate(() => 'owned' in window)).toBe(false);
});
