import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActionPreview, ActionRequest, JobAction, Targets } from '../api/actions';
import { Problem } from '../api/problem';
import { renderApp } from '../testing/render';
import { ActionDialog, touchedBy } from './ActionDialog';

const server = vi.hoisted(() => ({
  preview: (_request: unknown): unknown => undefined,
  start: (_request: unknown): unknown => undefined,
}));

vi.mock('../api/actions', () => ({
  previewAction: async (request: ActionRequest) => server.preview(request),
  useStartAction: () => ({ mutateAsync: async (request: ActionRequest) => server.start(request) }),
}));
vi.mock('../api/settings', () => ({
  usePhoneSettings: () => ({
    isError: false,
    data: {
      action_delay_seconds: 2,
      restart_batch_size: 5,
      restart_batch_delay_seconds: 120,
    },
  }),
}));
vi.mock('./started', () => ({ useNotifyStarted: () => () => {} }));

const none: ActionPreview = { count: 0, sample: [], users: [], missing: 0 };
const JOB = { id: 1, total: 1 };

/** A page that opens the dialogue, as often as wanted. */
function Page({ action, targets }: { action: JobAction; targets: Targets }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        open it
      </button>
      <ActionDialog
        asked={isOpen ? { action, targets } : undefined}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

async function open() {
  await userEvent.click(screen.getByText('open it'));
}

const button = (name: string) => screen.findByRole<HTMLButtonElement>('button', { name });

async function press(name: string) {
  const found = await button(name);
  await waitFor(() => expect(found.disabled).toBe(false));
  await userEvent.click(found);
}

describe('an action', () => {
  const started = vi.fn();
  beforeEach(() => {
    started.mockReset();
    server.start = (request) => {
      started(request);
      return JOB;
    };
    server.preview = () => ({ ...none, count: 3 });
  });

  it('is done to as many as were shown, or asked for anew', async () => {
    const counts = [25, 4000];
    server.preview = () => ({ ...none, count: counts.shift() ?? 4000 });
    server.start = (request) => {
      started(request);
      if ((request as ActionRequest).expected_count !== 4000) {
        throw new Problem('targets_changed', 409, 'It has changed', 'It is 4000 now.');
      }
      return JOB;
    };
    const filter = { status: ['disconnected' as const] };
    await renderApp(<Page action="delete_devices" targets={{ filter }} />);
    await open();
    await userEvent.type(await screen.findByLabelText('Type 25 to confirm'), '25');
    await press('Delete phones');
    expect(await screen.findByText('This touches 4,000 phones')).toBeTruthy();
    expect(screen.getByText(/has changed since it was shown/)).toBeTruthy();
    expect((await button('Delete phones')).disabled).toBe(true);
    await userEvent.type(screen.getByLabelText('Type 4000 to confirm'), '4000');
    await press('Delete phones');
    await waitFor(() => expect(started).toHaveBeenCalledTimes(2));
    expect(started.mock.calls.map(([request]) => request.expected_count)).toEqual([25, 4000]);
  });

  it('begins afresh each time that it is asked for', async () => {
    await renderApp(<Page action="send_message" targets={{ macs: ['a'] }} />);
    await open();
    await userEvent.type(await screen.findByLabelText(/^Text/), 'Lunch');
    await press('Cancel');
    await waitFor(() => expect(screen.queryByText('Cancel')).toBeNull());
    await open();
    expect((await screen.findByLabelText<HTMLInputElement>(/^Text/)).value).toBe('');
  });

  it('can be confirmed once what was refused is put right', async () => {
    server.preview = (request) => {
      const { text } = (request as ActionRequest).options;
      if (text?.includes('!')) {
        throw new Problem('invalid_request', 422, 'Not valid', 'No shouting.');
      }
      return { ...none, count: 3 };
    };
    await renderApp(<Page action="send_message" targets={{ macs: ['a', 'b', 'c'] }} />);
    await open();
    const field = await screen.findByLabelText(/^Text/);
    await userEvent.type(field, 'Hi!');
    expect(await screen.findByText('No shouting.')).toBeTruthy();
    expect((await button('Send')).disabled).toBe(true);
    await userEvent.type(field, '{Backspace}');
    await press('Send');
    await waitFor(() => expect(started).toHaveBeenCalledOnce());
    expect(started.mock.calls[0]?.[0]).toMatchObject({
      expected_count: 3,
      skip_missing: true,
      options: { text: 'Hi' },
    });
  });
});

describe('what it touches', () => {
  it('is users by their names where these are the targets, with phones or without', () => {
    const users = [
      { name: 'alice', display_name: 'Alice A', devices: 2 },
      { name: 'bob', display_name: 'bob', devices: 0 },
    ];
    expect(touchedBy('restart', { ...none, count: 2, users })).toEqual({
      count: 2,
      sample: ['Alice A (alice) · 2 phones', 'bob · 0 phones'],
      noun: ['user', 'users'],
      leftOut: undefined,
    });
  });

  it('says who is left out', () => {
    expect(touchedBy('restart', { ...none, missing: 1 }).leftOut).toBe(
      '1 picked one is gone or waits for approval: left out.',
    );
    expect(touchedBy('delete_devices', { ...none, missing: 2 }).leftOut).toBe(
      '2 picked ones are gone: left out.',
    );
  });

  it('says who waits for approval', () => {
    const phone = { mac: '00908f000001', model: '430HD' } as ActionPreview['sample'][number];
    const sample = [phone, { ...phone, approval: 'pending' as const }];
    expect(touchedBy('delete_devices', { ...none, count: 2, sample }).sample).toEqual([
      '00908f000001 · 430HD',
      '00908f000001 · 430HD · waits for approval',
    ]);
  });
});
