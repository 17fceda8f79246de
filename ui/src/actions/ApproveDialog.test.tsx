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
  vi.stubGlobal('fetch', async (request: Request) => {
    if (!request.url.endsWith('/devices/approve')) {
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
  await renderApp(<ApproveDialog opened what={{ devices }} onClose={onClose} />);
  expect(await screen.findByText('1 picked phone approved already: left as it is.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Approve 250 phones' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(bodies.map(({ macs }) => macs.length)).toEqual([250]);
});
