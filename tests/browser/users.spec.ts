// Users, their phones, many at once, and their table.

import { readFileSync } from 'node:fs';
import { macOf, report } from './phone';
import { expect, expectAccessible, inEveryLook, test } from './support';

const HEADER = 'Name,Password,Display Name,Region,Device 1 MAC Address,Device 1 IP Phone Model';

function csv(name: string, ...rows: string[]) {
  const buffer = Buffer.from(`${[HEADER, ...rows].join('\r\n')}\r\n`);
  return { name, mimeType: 'text/csv', buffer };
}

test('three bad rows are named by row and column, and nothing is imported unless asked', async ({
  admin: { server, page, api },
  complaints,
}) => {
  await page.goto(`${server.admin}/import-export`);
  await page
    .locator('input[type=file]')
    .setInputFiles(
      csv(
        'staff.csv',
        'anna,pw1,Anna A,Main,00908f484c01,430HD',
        'bert,pw2,Bert B,Nowhere,00908f484c02,430HD',
        'carl,pw3,Carl C,Main,00908f484c0,430HD',
        'dora,pw4,Dora D,Main,00908f484c01,430HD',
        'emil,pw5,Emil Ø,Main,00908f484c05,430HD',
      ),
    );
  await expect(page.getByText('3 rows cannot be imported')).toBeVisible();
  await expect(page.getByText('2 users would be created')).toBeVisible();
  const rows = page.getByRole('grid', { name: 'Rows of the file' }).getByRole('row');
  await expect(rows.nth(1)).toContainText(/3.*bert.*Region.*Nowhere/);
  await expect(rows.nth(2)).toContainText(/4.*carl.*Device 1 MAC Address.*00908f484c0/);
  await expect(rows.nth(3)).toContainText(/5.*dora.*Device 1 MAC Address.*row 2/);
  await expect(rows.nth(4)).toContainText(/2.*Created.*anna/);
  await inEveryLook(page, 'import-report', () => expectAccessible(page));
  await page.setViewportSize({ width: 1280, height: 860 });

  const go = page.getByRole('button', { name: 'Import 2 users' });
  await expect(go).toBeDisabled();
  const total = async () => (await api.get<{ total: number }>('/api/v1/users')).total;
  const before = await total();
  await page.getByRole('checkbox', { name: 'Import the other rows all the same' }).check();
  expect(await total()).toBe(before);
  await go.click();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  await expect(page.getByText('3 rows left out')).toBeVisible();
  expect(await total()).toBe(before + 2);

  // Corrected and imported again: the two are unchanged, the three come.
  await page.getByRole('button', { name: 'Another file' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles(
      csv(
        'staff.csv',
        'anna,pw1,Anna A,Main,00908f484c01,430HD',
        'bert,pw2,Bert B,Main,00908f484c02,430HD',
        'carl,pw3,Carl C,Main,00908f484c03,430HD',
        'dora,pw4,Dora D,Main,00908f484c04,430HD',
        'emil,pw5,Emil Ø,Main,00908f484c05,430HD',
      ),
    );
  await expect(page.getByText('2 unchanged')).toBeVisible();
  await page.getByRole('button', { name: 'Import 3 users' }).click();
  await expect(page.getByText('3 users created')).toBeVisible();
  expect(await total()).toBe(before + 5);

  // Chromium writes down that refused rows come with 422.
  expect(complaints.splice(0).every((one) => one.includes('/api/v1/import/users'))).toBe(true);
});

test('what is exported names the users and holds no passwords unless asked', async ({
  admin: { server, page, api },
}) => {
  await api.ask('POST', '/api/v1/users', {
    name: 'ada',
    display_name: 'Ada',
    region: 'Main',
    password: 'engine-1843',
  });
  await page.goto(`${server.admin}/import-export`);
  const save = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: `Download: ${name}` }).click(),
    ]);
    return readFileSync(await download.path(), 'utf8');
  };
  const plain = await save('Users and phones');
  expect(plain).toContain('ada,');
  expect(plain).not.toContain('engine-1843');
  expect(await save('Users with passwords')).toContain('engine-1843');
});

test('a user comes with a phone, which moves, and goes with what is left', async ({
  admin: { server, page, api },
}) => {
  await api.ask('POST', '/api/v1/users', { name: 'bob', region: 'Main' });
  await page.goto(`${server.admin}/users`);
  await page.getByRole('button', { name: 'Add user' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('User name').fill('ada `!#$/=?^_{|}~;*+');
  await dialogue.getByLabel('Display name').fill('Ada Lovelace');
  await dialogue.getByRole('checkbox', { name: 'Then add a phone' }).check();
  await expectAccessible(page);
  await dialogue.getByRole('button', { name: 'Add user' }).click();

  const mac = dialogue.getByLabel('MAC address');
  await expect(mac).toHaveValue('00908f');
  await mac.fill('00:90:8F:48:4C:F0');
  await dialogue.getByRole('combobox', { name: 'Model' }).click();
  await page.getByRole('option', { name: '430HD' }).click();
  await expectAccessible(page);
  await dialogue.getByRole('button', { name: 'Add phone' }).click();
  await expect(page.getByText('00908f484cf0 is added.')).toBeVisible();

  // The phone moves to the other user; both stay.
  await page.getByRole('link', { name: /^ada `/ }).click();
  await page.getByRole('button', { name: 'Actions for 00908f484cf0' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit 00908f484cf0' });
  await edit.getByRole('combobox', { name: 'User' }).fill('bob');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('00908f484cf0 is now a phone of bob.')).toBeVisible();
  expect(await api.get('/api/v1/users/bob')).toMatchObject({ devices: 1 });
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Actions for bob' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const confirm = page.getByRole('dialog', { name: 'Delete a user' });
  await expect(confirm).toContainText('bob goes together with 1 phone');
  await confirm.getByRole('button', { name: 'Delete user' }).click();
  await expect(page.getByRole('link', { name: 'bob', exact: true })).toHaveCount(0);
  expect((await api.get<{ total: number }>('/api/v1/devices')).total).toBe(0);
});

test('what a form holds wrong is said at its field', async ({
  admin: { server, page, api },
  complaints,
}) => {
  await api.ask('POST', '/api/v1/users', { name: 'ada', region: 'Main' });
  await page.goto(`${server.admin}/users`);
  await page.getByRole('button', { name: 'Add user' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('User name').fill('ADA');
  await dialogue.getByRole('button', { name: 'Add user' }).click();
  await expect(dialogue.getByText(/exists/).first()).toBeVisible();
  await expect(dialogue).toBeVisible();
  expect(complaints.splice(0).join()).toContain('409');
});

test('many phones are picked over two panes, and one job goes to them', async ({
  admin: { server, page, api },
}) => {
  for (let n = 0; n < 12; n += 1) {
    await report(server, { mac: macOf(n), model: n < 7 ? '430HD' : '440HD' });
  }
  await page.goto(`${server.admin}/multiple-devices?model=430HD`);
  const available = page.getByRole('region', { name: 'Available phones' });
  const selected = page.getByRole('region', { name: 'Selected phones' });
  await expect(available.getByText('7 rows')).toBeVisible();
  await available.getByRole('checkbox', { name: 'Select all rows that are loaded' }).check();
  await page.getByRole('button', { name: 'Move to Selected' }).click();
  await expect(selected.getByText('7 rows')).toBeVisible();
  await selected.getByRole('checkbox', { name: `Select ${macOf(0)}` }).check();
  await page.getByRole('button', { name: 'Move back to Available' }).click();
  await expect(selected.getByText('6 rows')).toBeVisible();

  await page.getByRole('combobox', { name: 'Action' }).click();
  await page.getByRole('option', { name: 'Restart' }).click();
  await page.getByRole('button', { name: 'Options and preview …' }).click();
  const dialogue = page.getByRole('dialog');
  await expect(dialogue).toContainText('This touches 6 phones');
  await expect(dialogue).toContainText('6 at this pace: about 2 minutes.');
  await dialogue.getByRole('button', { name: 'Restart' }).click();
  await expect(page.getByText('Restart: started for 6 targets.')).toBeVisible();
  const { items } = await api.get<{ items: object[] }>('/api/v1/jobs');
  expect(items[0]).toMatchObject({
    action: 'restart',
    total: 6,
    pace: { batch_size: 5, batch_delay_ms: 120_000 },
  });
});
