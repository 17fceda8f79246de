import { fireEvent, render } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { usePageKeys } from './keys';

function Keys(props: { onGo: (path: string) => void; onHelp: () => void }) {
  usePageKeys({ letters: { j: '/jobs' }, ...props });
  return <input aria-label="field" />;
}

test('g and a letter lead to a page, ? to help; a field keeps its letters', () => {
  const onGo = vi.fn();
  const onHelp = vi.fn();
  const { getByLabelText } = render(<Keys onGo={onGo} onHelp={onHelp} />);
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(onGo).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: 'g' });
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(onGo).toHaveBeenCalledExactlyOnceWith('/jobs');
  fireEvent.keyDown(document.body, { key: '?' });
  expect(onHelp).toHaveBeenCalledOnce();

  const field = getByLabelText('field');
  for (const key of ['g', 'j', '?']) {
    fireEvent.keyDown(field, { key });
  }
  fireEvent.keyDown(document.body, { key: 'g', ctrlKey: true });
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(onGo).toHaveBeenCalledOnce();
  expect(onHelp).toHaveBeenCalledOnce();
});
