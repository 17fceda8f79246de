import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { renderApp } from '../testing/render';
import { ConfirmAction, type ConfirmActionProps } from './ConfirmAction';

function ask(more: Partial<ConfirmActionProps>) {
  const props: ConfirmActionProps = {
    opened: true,
    onClose: vi.fn(),
    title: 'Restart',
    confirmLabel: 'Restart them',
    noun: ['phone', 'phones'],
    onConfirm: vi.fn(async () => {}),
    ...more,
  };
  return renderApp(<ConfirmAction {...props} />).then(() => props);
}

const button = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Restart them' });

describe('asking before something is done', () => {
  it('shows what it touches, and waits for that', async () => {
    let tell: (touched: { count: number; sample: string[] }) => void = () => {};
    const preview = () => new Promise<{ count: number; sample: string[] }>((done) => (tell = done));
    const { onConfirm, onClose } = await ask({ preview });
    await waitFor(() => expect(screen.getByLabelText('Looking up what this touches')).toBeTruthy());
    expect(button().disabled).toBe(true);
    tell({ count: 1200, sample: ['Alice', 'Bob'] });
    expect(await screen.findByText('This touches 1,200 phones')).toBeTruthy();
    expect(screen.getByText('and 1,198 more')).toBeTruthy();
    await userEvent.click(button());
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(onConfirm).toHaveBeenCalledOnce();
  });

  it('does not offer to do nothing', async () => {
    await ask({ preview: async () => ({ count: 0, sample: [] }) });
    expect(await screen.findByText('Nothing matches: there is nothing to do.')).toBeTruthy();
    expect(button().disabled).toBe(true);
  });

  it('wants the number typed where many are touched', async () => {
    await ask({ preview: async () => ({ count: 500, sample: [] }), typeFrom: 100 });
    const field = await screen.findByLabelText('Type 500 to confirm');
    expect(button().disabled).toBe(true);
    await userEvent.type(field, '500');
    expect(button().disabled).toBe(false);
  });

  it('stays open with the reason when it is refused', async () => {
    const refusal = new Problem('role_required', 403, 'Your role may not', 'Ask somebody.');
    const { onClose } = await ask({ onConfirm: () => Promise.reject(refusal) });
    await userEvent.click(button());
    expect(await screen.findByText('Ask somebody.')).toBeTruthy();
    expect(onClose).not.toHaveBeenCalled();
  });
});
