// From a server that nobody has set up to a registered phone, in the browser alone.

import { ADMIN, expect, expectAccessible, expectFitting, inEveryLook, test } from './support';

test('a newcomer gets from the first start to a registered phone', async ({ page, server }) => {
  await page.goto(server.admin);
  await expect(page).toHaveURL(/\/setup$/);
  await inEveryLook(page, 'setup-1-administrator', async () => {
    await expectAccessible(page);
    await expectFitting(page);
  });
  await page.setViewportSize({ width: 1280, height: 860 });

  // Nothing is sent before it is there.
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('Paste the token that the server printed')).toBeVisible();
  await page.getByLabel('Setup token').fill(server.setupToken);
  await page.getByLabel('Your password').fill('short');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('Eight characters at least', { exact: true })).toBeVisible();
  await page.getByLabel('Your password').fill(ADMIN.password);
  await page.getByRole('button', { name: 'Next' }).click();

  await page.getByLabel(/^Address under which/).fill(server.phones);
  await expect(page.getByText(/Only phones on this very machine/)).toBeVisible();
  await inEveryLook(page, 'setup-2-address', () => expectAccessible(page));
  await page.getByRole('button', { name: 'Next' }).click();

  await expect(page.getByText('127.0.0.0/8', { exact: true })).toBeVisible();
  await inEveryLook(page, 'setup-3-region', () => expectAccessible(page));
  await page.getByRole('button', { name: 'Next' }).click();

  // The documented user is made only for whoever asks for it.
  const systemUser = page.getByRole('checkbox', { name: /^Create the user “system”/ });
  await expect(systemUser).not.toBeChecked();
  await systemUser.check();
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByText('Give it a password')).toBeVisible();
  await page.getByLabel('Password of “system”').fill('system');
  await expect(page.getByText('This is the documented password')).toBeVisible();
  await inEveryLook(page, 'setup-4-phones', () => expectAccessible(page));
  await systemUser.uncheck();
  await page.getByRole('button', { name: 'Set up' }).click();

  await expect(page).toHaveURL(/\/first-phones$/);
  await expect(page.getByRole('heading', { name: 'Waiting for the first phone' })).toBeVisible();
  await expect(
    page.getByRole('group', { name: 'Command that starts simulated phones' }),
  ).toContainText(`rollcall simulate --server ${server.phones} --phones 5`);
  await expect(page.getByText(`${server.phones}/firmwarefiles;ipp/`)).toBeVisible();

  // What the command on the page does.
  server.simulate(5);
  const watch = page.getByTestId('watch');
  await expect(watch).toContainText('5 phones waiting for approval', { timeout: 30_000 });
  await inEveryLook(page, 'first-phones-pending', () => expectAccessible(page));
  await watch.getByRole('button', { name: 'Approve them' }).click();
  const dialogue = page.getByRole('dialog');
  await expect(dialogue).toContainText('This touches 5 phones');
  await dialogue.getByRole('button', { name: 'Approve 5 phones' }).click();
  await expect(page.getByTestId('watch').getByRole('heading')).toHaveText(/^\d phones? registered/);

  await page.getByRole('link', { name: 'To the dashboard' }).click();
  await expect(page.getByTestId('figures')).toContainText('of 5 phones');
});

test('a token that is not the right one is refused where it was typed', async ({
  page,
  server,
  complaints,
}) => {
  await page.goto(`${server.admin}/setup`);
  await page.getByLabel('Setup token').fill('0'.repeat(64));
  await page.getByLabel('Your password').fill(ADMIN.password);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByRole('alert')).toContainText('Code: wrong_setup_token');
  await expect(page.getByRole('textbox', { name: 'Setup token' })).toBeVisible();
  expect(complaints.splice(0).join()).toContain('/api/v1/setup');
});
