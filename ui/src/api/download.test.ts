import { afterEach, expect, test, vi } from 'vitest';
import { exportOfPhones, fileAt, fileIsAt, nameIn } from './download';

afterEach(() => vi.unstubAllGlobals());

test('a file has the name that the server gives it', async () => {
  const headers = { 'Content-Disposition': 'attachment; filename="users.csv"' };
  vi.stubGlobal('fetch', async () => new Response('a', { headers }));
  const { name, content } = await fileAt('/api/v1/export/users.csv');
  expect([name, await content.text()]).toEqual(['users.csv', 'a']);
  expect(nameIn(null)).toBeUndefined();
});

test('a refusal is a problem with the server’s words', async () => {
  const body = { code: 'too_many_streams', title: 'Too many', detail: 'Close one.' };
  vi.stubGlobal('fetch', async () => Response.json(body, { status: 429 }));
  await expect(fileAt('/x')).rejects.toMatchObject({ status: 429, detail: 'Close one.' });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError()));
  await expect(fileAt('/x')).rejects.toMatchObject({ code: 'unreachable' });
});

test('of a file that is only asked for, nothing is read unless it is refused', async () => {
  const asked: (string | undefined)[] = [];
  const answering = (status: number) => async (_: string, options: RequestInit) => {
    asked.push(options.method);
    const body = { code: 'firmware_missing', title: 'No file', detail: 'Upload it first.' };
    return options.method === 'HEAD'
      ? new Response(null, { status })
      : Response.json(body, { status });
  };
  vi.stubGlobal('fetch', answering(200));
  await fileIsAt('/x');
  expect(asked.splice(0)).toEqual(['HEAD']);
  vi.stubGlobal('fetch', answering(404));
  await expect(fileIsAt('/x')).rejects.toMatchObject({ status: 404, detail: 'Upload it first.' });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError()));
  await expect(fileIsAt('/x')).rejects.toMatchObject({ code: 'unreachable' });
});

test('many phones become one file, by addresses that are not too long', async () => {
  const addresses: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    addresses.push(address);
    const macs = new URL(address, 'http://x').searchParams.getAll('mac');
    return new Response(['mac,user', ...macs.map((mac) => `${mac},"a\r\nb"`), ''].join('\r\n'));
  });
  const macs = Array.from({ length: 450 }, (_, n) => String(n).padStart(12, '0'));
  const { content } = await exportOfPhones(macs.toReversed());
  expect(await content.text()).toBe(
    ['mac,user', ...macs.map((mac) => `${mac},"a\r\nb"`), ''].join('\r\n'),
  );
  expect(addresses).toHaveLength(3);
  expect(Math.max(...addresses.map((address) => address.length))).toBeLessThan(4000);
});
