// Sessions as a person meets them: they end by themselves, begin anew in another tab, and what is
// shown stays up to date whatever stands between the browser and the server.

import { ADMIN, expect, signIn, test } from './support';

const live = 'Live: changes appear by themselves';

test('a session that has ended is noticed, and leads to the sign-in and back', async ({
  admin: { server, api, page },
  complaints,
}) => {
  await page.goto(`${server.admin}/templates`);
  await expect(page.getByRole('status', { name: live })).toBeVisible();
  const password = 'a-harbour-with-7-boats';
  await api.ask('POST', '/api/v1/session/password', {
    current_password: ADMIN.password,
    new_password: password,
  });
  // Nobody has touched the page.
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible({ timeout: 30_000 });
  expect(complaints.splice(0).filter((complaint) => !complaint.includes('401'))).toEqual([]);
  await page.getByLabel('User name').fill(ADMIN.username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${server.admin}/templates`);
});

test('a stream that a proxy refuses is opened again', async ({
  admin: { server, page },
  complaints,
}) => {
  await page.route('**/api/v1/events/stream*', (route) => route.fulfill({ status: 502 }));
  await page.goto(`${server.admin}/templates`);
  await expect(page.getByRole('status', { name: /interrupted/ })).toBeVisible();
  await page.unrouteAll();
  await expect(page.getByRole('status', { name: live })).toBeVisible();
  expect(complaints.splice(0).filter((complaint) => !complaint.includes('502'))).toEqual([]);
});

test('what one saves is saved, also after another tab has signed in anew', async ({
  admin: { server, page },
  complaints,
}) => {
  await page.goto(`${server.admin}/templates/AudioCodes_430HD`);
  const editor = page.getByRole('textbox', { name: /^Document of the template/ });
  await editor.getByText('; Global part, every model').click();
  await expect(page.getByRole('status', { name: live })).toBeVisible();
  const other = await page.context().newPage();
  await signIn(other, server);
  await page.keyboard.press('End');
  await page.keyboard.type(' Changed.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('As saved')).toBeVisible();
  expect(complaints.splice(0).filter((complaint) => !/40[13]/.test(complaint))).toEqual([]);

  await signIn(other, server);
  await page.getByRole('button', { name: 'Restore to default' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore to default' }).click();
  await expect(page.getByText('As built in')).toBeVisible();
  expect(complaints.splice(0).filter((complaint) => !/40[13]/.test(complaint))).toEqual([]);
});
