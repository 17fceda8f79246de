import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { Device } from '../api/devices';
import { renderApp } from '../testing/render';
import { ApproveDialog } from './ApproveDialog';

const phone = (number: number, approval = 'pending') =>
  ({ mac: `00908F${String(number).padStart(6, '0')}`, approval, region: 'Oslo' }) as Device;

afterEach(() => vi.unstubAllGlobals());

it('sends all phones at once, however many, and says that a job approves them', async () => {
  const bodies: { macs: string[] }[] = [];
  const asked: number[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url);
    if (url.pathname.endsWith('/devices')) {
      const macs = url.searchParams.getAll('mac');
      asked.push(macs.length);
      const items = devices.filter(({ mac }) => macs.includes(mac));
      return Response.json({ items, total: items.length, next_cursor: null });
    }
    if (!url.pathname.endsWith('/devices/approve')) {
      return Response.json({ items: [{ name: 'Oslo' }], total: 1, next_cursor: null });
    }
    const body = await request.json();
    bodies.push(body);
    const job = { id: 7, action: 'approve_devices', total: body.macs.length };
    return Response.json({ job }, { status: 202 });
  });
  const devices = [
    ...Array.from({ length: 250 }, (_, index) => phone(index)),
    phone(999, 'approved'),
  ];
  const onClose = vi.fn();
  // One of them is gone since it was picked.
  const macs = [...devices.map(({ mac }) => mac), '00908F001000'];
  await renderApp(<ApproveDialog opened what={{ macs }} onClose={onClose} />);
  expect(await screen.findByText('1 picked phone approved already: left as it is.')).toBeTruthy();
  expect(screen.getByText('1 picked phone is gone: left out.')).toBeTruthy();
  expect(asked).toEqual([200, 52]);
  await userEvent.click(screen.getByRole('button', { name: 'Approve 250 phones' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(bodies.map(({ macs }) => macs.length)).toEqual([250]);
});
