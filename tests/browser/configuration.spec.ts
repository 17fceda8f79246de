// The pages of Phones Configuration: templates, mapping, placeholders, files, firmware, settings.

import { createHash, randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import {
  type Api,
  expect,
  expectAccessible,
  inEveryLook,
  type Server,
  settled,
  test,
} from './support';

interface Listed {
  name: string;
  model: string;
  phones: number;
}

/** Some phones that are registered. */
async function withPhones(server: Server, api: Api, phones = 8): Promise<void> {
  server.simulate(phones);
  await api.until<{ devices: { registered: number } }>(
    '/api/v1/dashboard',
    ({ devices }) => devices.registered >= phones,
  );
}

/** Until every phone has fetched what it would be given now. */
async function allFetched(api: Api): Promise<void> {
  const stale = async () =>
    (await api.get<{ stale_devices: number }>('/api/v1/settings/system')).stale_devices;
  await expect.poll(stale, { timeout: 150_000, intervals: [1000] }).toBe(0);
}

/** Has all phones load their files, until none waits for another. */
async function upToDate(api: Api): Promise<void> {
  await api.ask('POST', '/api/v1/actions', {
    action: 'generate_configuration',
    targets: { filter: {} },
    options: { then_update: true, delay_seconds: 0 },
  });
  await allFetched(api);
}

/** The template that most phones have. */
async function usedTemplate(api: Api): Promise<Listed> {
  const { items } = await api.until<{ items: Listed[] }>(
    '/api/v1/templates?limit=100',
    ({ items }) => items.some(({ phones }) => phones > 0),
  );
  const [first] = [...items].sort((a, b) => b.phones - a.phones);
  if (!first) {
    throw new Error('no template is there');
  }
  return first;
}

const editorOf = (page: Page) => page.getByRole('textbox', { name: /^Document of the template/ });

test('edit a template, see whom it touches, generate', async ({
  admin: { server, api, page },
  complaints,
}) => {
  await withPhones(server, api);
  const { name, phones } = await usedTemplate(api);
  await page.goto(`${server.admin}/templates`);
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText(/^No errors/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Restore to default' })).toHaveCount(0);

  // A line that is none is told at its line, while one types.
  await editorOf(page).getByText('provisioning/method=STATIC').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('broken');
  await expect(page.getByTestId('problems')).toContainText('line 6');
  await expect(page.getByTestId('problems')).toContainText('neither name=value');
  expect(complaints.splice(0).join()).toContain('422');

  // Placeholders are completed.
  await page.keyboard.press('Shift+Home');
  await page.keyboard.type('system/ntp/date_display_format=%ITCS_Langu');
  await page.getByRole('option', { name: /%ITCS_Language%/ }).click();
  await expect(editorOf(page)).toContainText('system/ntp/date_display_format=%ITCS_Language%');
  await expect(page.getByText(/^No errors|^\d+ warning/)).toBeVisible();
  complaints.splice(0);

  await page.getByRole('tab', { name: 'Changes' }).click();
  await expect(page.getByRole('group', { name: 'Differences of the document' })).toContainText(
    'system/ntp/date_display_format=%ITCS_Language%',
  );
  await page.getByRole('tab', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('As saved')).toBeVisible();
  await expect(page.getByText('Changed', { exact: true })).toBeVisible();

  // Whom it touches, before it does.
  await page.getByRole('tab', { name: 'Who has it' }).click();
  await expect(page.getByTestId('usage')).toContainText(`${phones} phone`);
  await page.getByRole('button', { name: 'Generate' }).click();
  const dialogue = page.getByRole('dialog');
  await expect(dialogue.getByTestId('preview')).toContainText(`${phones} phone`);
  await expect(dialogue.getByTestId('preview')).toContainText('date_display_format=English');
  await inEveryLook(page, 'template-generate', () => expectAccessible(page));
  await page.setViewportSize({ width: 1280, height: 860 });
  await dialogue.getByRole('button', { name: /^Generate for/ }).click();
  await expect(dialogue.getByText('The files are there')).toBeVisible();
  await dialogue.getByRole('button', { name: 'Close' }).last().click();
  const { items } = await api.get<{ items: { name: string; template: string }[] }>(
    '/api/v1/config-files?kind=global',
  );
  const global = items.find((file) => file.template === name)?.name;
  const made = await api.ask('GET', `/api/v1/config-files/${global}`);
  expect(await made.text()).toContain('date_display_format=English');

  // And back.
  await page.getByRole('button', { name: 'Restore to default' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore to default' }).click();
  await expect(page.getByText('As built in')).toBeVisible();
});

test('what is typed and not saved is not lost unasked', async ({ admin: { server, page } }) => {
  await page.goto(`${server.admin}/templates/AudioCodes_430HD`);
  await editorOf(page).getByText('provisioning/method=STATIC').click();
  await page.keyboard.press('End');
  await page.keyboard.type('X');
  await expect(page.getByText('Not saved')).toBeVisible();
  await page.getByRole('link', { name: 'Mapping' }).click();
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(editorOf(page)).toContainText('provisioning/method=STATICX');
  await page.getByRole('link', { name: 'Mapping' }).click();
  await question.getByRole('button', { name: 'Leave and lose it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mapping' })).toBeVisible();
});

test('what is typed while it is saved stays, and is saved next', async ({
  admin: { server, page },
}) => {
  await page.goto(`${server.admin}/templates/AudioCodes_430HD`);
  await editorOf(page).getByText('provisioning/method=STATIC').click();
  await page.keyboard.press('End');
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/v1/templates/AudioCodes_430HD', async (route) => {
    const reply = await route.fetch();
    await held;
    await route.fulfill({ response: reply });
  });
  await page.keyboard.type('1');
  await page.keyboard.press('Control+s');
  await page.keyboard.type('23');
  answer();
  await expect(page.getByText(/^Saved\./)).toBeVisible();
  await expect(editorOf(page)).toContainText('provisioning/method=STATIC123');
  await expect(page.getByText('Not saved')).toBeVisible();
  // The cursor is where it was.
  await page.keyboard.type('4');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('As saved')).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
  await page.reload();
  await expect(editorOf(page)).toContainText('provisioning/method=STATIC1234');
});

test('a changed placeholder shows which phones wait, until they have fetched it', async ({
  admin: { server, api, page },
}) => {
  // Phones are told at their next report, which simulated ones make once a minute.
  test.setTimeout(420_000);
  await withPhones(server, api, 4);
  await upToDate(api);
  await page.goto(`${server.admin}/placeholders`);
  await expect(page.getByTestId('stale')).toHaveText(
    'All phones have what they would be given now',
  );
  await page.getByPlaceholder('Search name, value, description …').fill('TimeZoneLocation');
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Actions for TimeZoneLocation' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const dialogue = page.getByRole('dialog');
  await expect(dialogue.getByTestId('otherwise')).toContainText('+00:00');
  await dialogue.getByRole('textbox', { name: 'Value' }).fill('+02:00');
  await expectAccessible(page);
  await dialogue.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('grid')).toContainText('+02:00');
  await expect(page.getByRole('grid')).toContainText('set here');
  await expect(page.getByTestId('stale')).toContainText(/\d+ phones have not fetched/);

  await page.getByRole('button', { name: 'Generate' }).click();
  await expect(page.getByRole('dialog')).toContainText(/This touches \d+ phones/);
  await page.getByRole('dialog').getByRole('switch').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Generate' }).click();
  await allFetched(api);
  await expect(page.getByTestId('stale')).toHaveText(
    'All phones have what they would be given now',
  );
});

test('a phone’s placeholder shows the phone and what counts without it', async ({
  admin: { server, api, page },
}) => {
  await withPhones(server, api);
  const { items } = await api.get<{ items: { mac: string; model: string }[] }>(
    '/api/v1/devices?limit=1',
  );
  const { mac, model } = items[0] ?? { mac: '', model: '' };
  await page.goto(`${server.admin}/placeholders?scope=device`);
  await page.getByRole('combobox', { name: 'Device' }).fill(mac);
  await page.getByRole('option', { name: new RegExp(mac) }).click();
  await expect(page.getByTestId('device-facts')).toContainText(model);
  await page.getByRole('button', { name: 'Add placeholder' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('combobox', { name: 'Key' }).fill('Language');
  await expect(dialogue.getByTestId('otherwise')).toContainText('Without a value here: English');
  await dialogue.getByRole('textbox', { name: 'Value' }).fill('French');
  await dialogue.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('grid')).toContainText('French');
  const file = await api.ask('GET', `/api/v1/devices/${mac}/config?preview=true`);
  expect(await file.text()).toContain('personal_settings/language=French');
});

test('hidden values stay hidden for those who may not see them', async ({
  admin: { server, api, page },
}) => {
  const monitor = { username: 'watcher', password: 'tulip-42-anchor-field' };
  await api.ask('POST', '/api/v1/admins', {
    name: monitor.username,
    password: monitor.password,
    role: 'monitor',
  });
  await page.goto(`${server.admin}/placeholders?search=IPPhonePassword`);
  await page.getByRole('button', { name: 'Show the value of IPPhonePassword' }).click();
  await expect(page.getByRole('grid')).toContainText('1234');
  await page.getByRole('button', { name: /^Signed in as/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('User name').fill(monitor.username);
  await page.getByLabel('Password', { exact: true }).fill(monitor.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeAttached();
  await page.goto(`${server.admin}/placeholders?search=IPPhonePassword`);
  await expect(page.getByRole('grid')).toContainText('hidden');
  await expect(page.getByRole('grid')).not.toContainText('1234');
  await expect(page.getByRole('button', { name: 'Add placeholder' })).toHaveCount(0);
});

test('the mapping’s tester says which template counts, and why', async ({
  admin: { server, page },
}) => {
  await page.goto(`${server.admin}/mapping`);
  const tester = page.getByTestId('tester');
  await tester.getByRole('combobox', { name: 'Model' }).fill('430HD');
  await tester.getByRole('combobox', { name: 'Region' }).click();
  await page.getByRole('option', { name: 'Main' }).click();
  await expect(tester.getByTestId('answer')).toContainText('AudioCodes_430HD');

  await page.getByRole('button', { name: 'Add row' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('combobox', { name: 'Model' }).fill('430HD');
  await dialogue.getByRole('combobox', { name: 'Region' }).click();
  await page.getByRole('option', { name: 'Main' }).last().click();
  await dialogue.getByRole('combobox', { name: 'Template' }).fill('AudioCodes_430HD_LYNC');
  await page.getByRole('option', { name: 'AudioCodes_430HD_LYNC' }).click();
  await dialogue.getByRole('button', { name: 'Save row' }).click();
  await expect(page.getByRole('grid')).toContainText('AudioCodes_430HD_LYNC');
  await expect(tester.getByTestId('answer')).toContainText('AudioCodes_430HD_LYNC');
  await expect(tester.getByTestId('answer')).toContainText('a row of the mapping names it');
  // The question is in the address.
  await page.reload();
  await expect(tester.getByTestId('answer')).toContainText('AudioCodes_430HD_LYNC');

  await page.getByRole('button', { name: 'Actions for 430HD in Main' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove row' }).click();
  await expect(page.getByText('The mapping is empty')).toBeVisible();
});

test('firmware is uploaded, and replaced only on purpose', async ({
  admin: { server, api, page },
}) => {
  const image = randomBytes(300_000);
  const sha256 = createHash('sha256').update(image).digest('hex');
  await page.goto(`${server.admin}/firmware`);
  await expect(page.getByRole('row', { name: /^420HD/ })).toContainText('No firmware');
  await page.getByRole('button', { name: 'Actions for 420HD' }).click();
  await page.getByRole('menuitem', { name: 'Upload file' }).click();
  const dialogue = page.getByRole('dialog');
  const choose = (buffer: Buffer) =>
    dialogue
      .locator('input[type=file]')
      .setInputFiles({ name: '420HD.img', mimeType: 'application/octet-stream', buffer });
  await choose(image);
  await dialogue.getByLabel('SHA-256 that the vendor names').fill(sha256);
  await inEveryLook(page, 'firmware-upload', () => expectAccessible(page));
  await page.setViewportSize({ width: 1280, height: 860 });
  await dialogue.getByRole('button', { name: 'Upload', exact: true }).click();
  await expect(dialogue.getByTestId('uploaded')).toContainText(sha256);
  await dialogue.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('row', { name: /^420HD/ })).not.toContainText('No firmware');
  const stored = await api.ask('GET', '/api/v1/firmware/420HD/file');
  expect(
    createHash('sha256')
      .update(Buffer.from(await stored.arrayBuffer()))
      .digest('hex'),
  ).toBe(sha256);

  // Another one in its place wants the name typed.
  await page.getByRole('button', { name: 'Actions for 420HD' }).click();
  await page.getByRole('menuitem', { name: 'Replace file' }).click();
  await choose(randomBytes(300_000));
  const replace = dialogue.getByRole('button', { name: 'Replace', exact: true });
  await expect(replace).toBeDisabled();
  await dialogue.getByLabel('Type 420HD to replace its file').fill('420HD');
  await replace.click();
  await expect(dialogue.getByTestId('uploaded')).toBeVisible();
});

test('a file for phones is looked over before it is uploaded, and edited', async ({
  admin: { server, page },
  complaints,
}) => {
  await page.goto(`${server.admin}/configuration-files`);
  await page.getByRole('button', { name: 'Upload' }).click();
  const dialogue = page.getByRole('dialog');
  const choose = (text: string) =>
    dialogue
      .locator('input[type=file]')
      .setInputFiles({ name: 'lobby.cfg', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await choose('system/type=430HD\nnothing\n');
  await expect(dialogue.getByTestId('findings')).toContainText('line 2: ');
  await expect(dialogue.getByRole('button', { name: 'Upload', exact: true })).toBeDisabled();
  await dialogue.getByRole('button', { name: 'Another file' }).click();
  await choose('system/type=430HD\n');
  await expect(dialogue.getByTestId('findings')).toContainText('Nothing is wrong with it');
  await dialogue.getByRole('button', { name: 'Upload', exact: true }).click();
  await page.getByRole('link', { name: 'lobby.cfg' }).click();
  await settled(page);
  await page.getByRole('textbox', { name: 'Text of lobby.cfg' }).getByText('430HD').click();
  await page.keyboard.press('End');
  await page.keyboard.type('\npersonal_settings/language=French');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('As saved')).toBeVisible();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('There are no configuration files yet')).toBeVisible();
  // A file that is gone is asked for once more by nobody; lint of broken text answers 200.
  expect(complaints.splice(0).filter((complaint) => !complaint.includes('404'))).toEqual([]);
});

test('settings say which templates they count in; an archive of them is imported again', async ({
  admin: { server, api, page },
}) => {
  await page.goto(`${server.admin}/system-settings`);
  await expect(page.getByText('%ITCS_MwiVmNumber%, in 9 templates, not for Lync')).toBeVisible();
  await expect(page.getByLabel('Backup proxy')).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Redundant mode' }).click();
  await page.getByRole('option', { name: 'Primary and backup' }).click();
  await page.getByLabel('Primary proxy').fill('10.0.0.1');
  await page.getByLabel('Backup proxy').fill('10.0.0.2');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByRole('button', { name: 'Save' }).first()).toBeDisabled();
  const kept = await api.get<{ backup: string }>('/api/v1/settings/system');
  expect(kept.backup).toBe('10.0.0.2');

  const archive = await api.ask('GET', '/api/v1/export/configuration.zip');
  const buffer = Buffer.from(await archive.arrayBuffer());
  await api.ask('PUT', '/api/v1/settings/system', { voice_mail_number: '4711' });
  await page.getByRole('button', { name: 'Import …' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue
    .locator('input[type=file]')
    .setInputFiles({ name: 'configuration.zip', mimeType: 'application/zip', buffer });
  await dialogue.getByLabel('Remove what is not in the archive').check();
  await expect(dialogue).toContainText('MwiVmNumber');
  await expectAccessible(page);
  await dialogue.getByRole('button', { name: 'Import 1 change' }).click();
  await expect(dialogue).toHaveCount(0);
  const back = await api.get<{ voice_mail_number: string }>('/api/v1/settings/system');
  expect(back.voice_mail_number).toBe('1000');
});

test('the pace of actions is what an action begins with; what cannot be is said at its field', async ({
  admin: { server, api, page },
  complaints,
}) => {
  await withPhones(server, api, 2);
  await page.goto(`${server.admin}/system-settings`);
  const pace = page.locator('section', { has: page.getByText('How fast actions go') });
  const size = pace.getByLabel('Phones that restart at a time');
  const save = pace.getByRole('button', { name: 'Save' });
  await size.fill('501');
  await save.click();
  await expect(size).toHaveAttribute('aria-invalid', 'true');
  expect(complaints.splice(0).filter((complaint) => !complaint.includes('422'))).toEqual([]);
  await pace.getByRole('button', { name: 'Discard changes' }).click();
  await expect(size).toHaveValue('5');
  await size.fill('7');
  await save.click();
  await expect(save).toBeDisabled();

  await page.goto(`${server.admin}/devices`);
  await page.getByRole('checkbox', { name: 'Select all rows that are loaded' }).check();
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Restart' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('button', { name: 'Pace and safety' }).click();
  await expect(dialogue.getByLabel('Phones at a time')).toHaveValue('7');
});

test('the directory is asked with what is typed; its refusal is shown', async ({
  admin: { server, page },
  complaints,
}) => {
  await page.goto(`${server.admin}/ldap`);
  await expect(page.getByLabel('Name filter')).toHaveCount(0);
  await page.getByRole('switch', { name: 'Phones search the directory' }).check();
  await page.getByLabel('Server address').fill('127.0.0.1');
  await page.getByLabel('Port').fill('3269');
  await page.getByLabel('Name filter').fill('(cn=%)');
  await page.getByLabel('Name attributes').fill('cn');
  await page.getByLabel('Number filter').fill('(telephoneNumber=%)');
  await page.getByLabel('Number attributes').fill('telephoneNumber');
  await page.getByLabel('Beginning of a name').fill('Ann');
  await page.getByRole('button', { name: 'Look up' }).click();
  await expect(page.getByTestId('ldap-test').getByRole('alert')).toContainText(
    'Code: directory_failed',
  );
  complaints.splice(0);
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByLabel('Server address')).toHaveValue('');
});

test('what the DHCP server is given can be copied; a boot file is edited and restored', async ({
  admin: { server, page },
}) => {
  await page.goto(`${server.admin}/dhcp`);
  const text = page.getByRole('group', { name: /^Configuration for/ });
  await expect(text).toContainText(`option rollcall-url "${server.phones}/firmwarefiles;ipp/`);
  await page.getByText('Kea', { exact: true }).click();
  await expect(page).toHaveURL(/format=kea/);
  await expect(text).toContainText('"option-def"');

  await page
    .getByRole('textbox', { name: 'Text of /ipp/dhcpoption160.cfg' })
    .getByText('keep_alive_period')
    .click();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('30');
  await expect(page.getByText('Not saved')).toBeVisible();
  // Looking at the other file loses nothing.
  await page.getByText('Behind a proxy', { exact: true }).click();
  await expect(page.getByText('Not saved')).toHaveCount(0);
  await page.getByText('Direct', { exact: true }).click();
  await expect(page.getByText('Not saved')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('group', { name: 'What a phone gets' })).toContainText(
    'keep_alive_period=30',
  );
  await page.getByRole('button', { name: 'Restore to default' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore to default' }).click();
  await expect(page.getByRole('group', { name: 'What a phone gets' })).toContainText(
    'keep_alive_period=60',
  );
});

test('a preset overrides several parameters of a region at once', async ({
  admin: { server, page },
}) => {
  await page.goto(`${server.admin}/overrides`);
  await page.getByRole('combobox', { name: 'Region' }).click();
  await page.getByRole('option', { name: 'Main' }).click();
  await page.getByRole('button', { name: 'Apply preset' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('combobox', { name: 'Preset' }).click();
  await page.getByRole('option', { name: 'Daylight saving time' }).click();
  await dialogue.getByLabel('Month of the change back', { exact: true }).fill('10');
  await dialogue.getByRole('button', { name: 'Apply preset' }).click();
  await expect(page.getByRole('grid')).toContainText('system/daylight_saving/end_date/month');

  await page.getByRole('button', { name: 'Add override' }).click();
  await dialogue.getByRole('combobox', { name: 'Parameter' }).fill('personal_settings/lang');
  await page.getByRole('option', { name: 'personal_settings/language' }).click();
  await dialogue.getByRole('textbox', { name: 'Value' }).fill('German');
  await dialogue.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('grid')).toContainText('personal_settings/language');
});
