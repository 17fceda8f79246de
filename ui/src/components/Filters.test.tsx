import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SearchBox } from './Filters';

const TYPING_MS = 250;

function box() {
  const onChange = vi.fn();
  const shown = (value: string | undefined) => (
    <MantineProvider env="test">
      <SearchBox value={value} onChange={onChange} placeholder="Search" />
    </MantineProvider>
  );
  const { rerender } = render(shown(undefined));
  const field = screen.getByRole<HTMLInputElement>('searchbox');
  return {
    onChange,
    type: (text: string) => fireEvent.change(field, { target: { value: text } }),
    wait: () => act(() => vi.advanceTimersByTime(TYPING_MS)),
    /** The page's address has this value at last. */
    arrive: (value: string | undefined) => rerender(shown(value)),
    get text() {
      return field.value;
    },
  };
}

describe('a search box', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('keeps what is typed while the page is behind', () => {
    const it = box();
    it.type('a');
    it.wait();
    it.type('ab');
    it.arrive('a');
    expect(it.text).toBe('ab');
    it.wait();
    it.type('abc');
    it.wait();
    it.arrive('abc');
    expect(it.text).toBe('abc');
    expect(it.onChange.mock.calls).toEqual([['a'], ['ab'], ['abc']]);
  });

  it('keeps a space at the end, and says nothing of it', () => {
    const it = box();
    it.type('a');
    it.wait();
    it.arrive('a');
    it.type('a ');
    it.wait();
    expect(it.text).toBe('a ');
    expect(it.onChange).toHaveBeenCalledOnce();
  });

  it('takes over what the address says by itself, instead of what was not told yet', () => {
    const it = box();
    it.type('a');
    it.wait();
    it.arrive('a');
    it.type('ab');
    it.arrive(undefined);
    expect(it.text).toBe('');
    it.wait();
    expect(it.onChange).toHaveBeenCalledOnce();
    it.arrive('from a link');
    expect(it.text).toBe('from a link');
  });
});
