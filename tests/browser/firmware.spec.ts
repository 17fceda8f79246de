// A firmware from its upload until phones run it, as an administrator sees it; files that are saved.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { type Command, loadImage, macOf, report } from './phone';
import { expect, expectAccessible, type Server, settled, test } from './support';

const OLD = 'UC_2.0.13.121';
const NEW = 'UC_2.0.14.2';

/** An image as models load it: a header that names its version, and what phones only run. */
function imageOf(model: string, version: string): Buffer {
  const image = randomBytes(1_500_000);
  // Nothing by chance that would be read as a version, or as another kind of file.
  image.fill(0xa5, 0, 4096);
  image.write(`${model}${version}`, 64, 'latin1');
  return image;
}

/** The version that a phone reads in the header of an image for its model. */
function versionIn(image: Buffer, model: string): string | undefined {
  const header = image.subarray(0, 4096).toString('latin1');
  return header.match(new RegExp(`${model}([\\w.]+)`))?.[1];
}

async function upload(page: Page, server: Server, model: string, image: Buffer): Promise<void> {
  await page.goto(`${server.admin}/firmware`);
  const row = page.getByRole('row', { name: new RegExp(`^${model} `) });
  await expect(row).toContainText('No firmware');
  await page.getByRole('button', { name: `Actions for ${model}`, exact: true }).click();
  await page.getByRole('menuitem', { name: 'Upload file' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.locator('input[type=file]').setInputFiles({
    name: `${model}_${NEW}.img`,
    mimeType: 'application/octet-stream',
    buffer: image,
  });
  await dialogue.getByRole('button', { name: 'Upload', exact: true }).click();
  const uploaded = dialogue.getByTestId('uploaded');
  await expect(uploaded).toContainText(`Version: ${model}${NEW}`);
  await expect(uploaded).not.toContainText('Odd about it');
  await expectAccessible(page);
  await dialogue.getByRole('button', { name: 'Close' }).last().click();
  await expect(row).toContainText(`${model}${NEW}`);
  await expect(row).not.toContainText('No firmware');
}

/** What the phone is told at one of its reports. */
async function commandFor(server: Server, mac: string): Promise<Command> {
  let told: Command[] = [];
  await expect(async () => {
    told = await report(server, { mac, fwVersion: OLD });
    expect(told).toHaveLength(1);
  }).toPass({ timeout: 30_000 });
  return told[0] as Command;
}

const rowOf = (page: Page, mac: string): Locator => page.getByRole('row').filter({ hasText: mac });

test('firmware is uploaded, and phones come back with it', async ({
  admin: { server, page, api },
}) => {
  const [first, second, other] = [macOf(1), macOf(2), macOf(3)];
  await report(server, { mac: first });
  await report(server, { mac: second });
  await report(server, { mac: other, model: '440HD', fwVersion: 'UC_2.0.9.65' });
  const image = imageOf('430HD', NEW);
  await upload(page, server, '430HD', image);

  await page.goto(`${server.admin}/devices?model=430HD`);
  await expect(rowOf(page, first)).toContainText(OLD);
  await page.evaluate(() => {
    (window as { isSame?: boolean }).isSame = true;
  });
  await page.getByRole('checkbox', { name: 'Select all rows that are loaded' }).check();
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Update firmware' }).click();
  const dialogue = page.getByRole('dialog');
  await expect(dialogue.getByRole('button', { name: 'Update firmware' })).toBeDisabled();
  await dialogue.getByRole('combobox', { name: 'Firmware' }).click();
  // What has no file cannot be chosen.
  const option = (name: RegExp) => page.getByRole('option', { name });
  await expect(option(/^440HD/)).toHaveAttribute('data-combobox-disabled', 'true');
  await option(/^430HD /).click();
  await expect(dialogue).toContainText('This touches 2 phones');
  await settled(page);
  await expectAccessible(page);
  await dialogue.getByRole('button', { name: 'Update firmware' }).click();
  await expect(page.getByText('Update firmware: started for 2 targets.')).toBeVisible();

  await page.getByRole('link', { name: 'Follow the job' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Update firmware');
  for (const [ended, mac] of [first, second].entries()) {
    const told = await commandFor(server, mac);
    const loaded = await loadImage(server, mac, told);
    expect(loaded.equals(image), 'what is loaded is what was uploaded').toBe(true);
    expect(versionIn(loaded, '430HD')).toBe(NEW);
    await report(server, { mac, fwVersion: NEW, status: 'started' });
    await expect(page.getByRole('progressbar', { name: `${ended} of 2 ended` })).toBeVisible();
    await report(server, { mac, fwVersion: NEW });
    const done = new RegExp(`^${ended + 1} of 2 ended: ${ended + 1} done`);
    await expect(page.getByRole('progressbar', { name: done })).toBeVisible();
  }
  await expect(page.getByRole('grid', { name: 'Targets' }).getByText('Done')).toHaveCount(2);

  // Back in the list, which was never loaded anew.
  await page.getByRole('link', { name: 'Devices Status' }).click();
  await expect(rowOf(page, first)).toContainText(NEW);
  await expect(rowOf(page, second)).toContainText(NEW);
  await expect(rowOf(page, other)).toContainText('UC_2.0.9.65');
  expect(await page.evaluate(() => (window as { isSame?: boolean }).isSame)).toBe(true);
  const { outdated_devices } = await api.get<{ outdated_devices: number }>(
    '/api/v1/firmware/430HD',
  );
  expect(outdated_devices).toBe(0);
});

test('files are saved, and why not is said', async ({
  admin: { server, page, api },
  complaints,
}) => {
  const image = imageOf('430HD', NEW);
  await upload(page, server, '430HD', image);
  const saves = async (click: () => Promise<void>) => {
    const [download] = await Promise.all([page.waitForEvent('download'), click()]);
    return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
  };
  const downloadImage = async () => {
    await page.getByRole('button', { name: 'Actions for 430HD', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Download file' }).click();
  };
  const saved = await saves(downloadImage);
  expect(saved.name).toBe('430HD.img');
  expect(saved.content.equals(image)).toBe(true);

  // The list does not know yet that the file is gone.
  await page.route('**/api/v1/firmware?*', (route) => route.abort());
  await api.ask('DELETE', '/api/v1/firmware/430HD');
  await downloadImage();
  const note = 'firmware 430HD has no file yet: upload one';
  await expect(page.getByRole('alert').filter({ hasText: note })).toBeVisible();
  await page.unrouteAll();
  expect(complaints.splice(0).join()).toContain('/api/v1/firmware/430HD/file');

  for (const [path, link, name, begins] of [
    ['/templates/AudioCodes_430HD_LYNC', 'Download', 'AudioCodes_430HD_LYNC.xml', '<?xml'],
    ['/dhcp', 'Download', 'dhcpoption160.cfg', ''],
  ] as const) {
    await page.goto(server.admin + path);
    const file = await saves(() => page.getByRole('link', { name: link }).first().click());
    expect(file.name).toBe(name);
    expect(file.content.toString().startsWith(begins)).toBe(true);
    expect(file.content.length).toBeGreaterThan(50);
  }

  // Whoever is signed in no more is asked to sign in.
  await page.context().clearCookies();
  await page.getByRole('link', { name: 'Download' }).first().click();
  await expect(page.getByLabel('User name')).toBeVisible();
  complaints.splice(0);
});
