import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { List } from '../api/query';
import { renderApp } from '../testing/render';
import { type Column, DataTable } from './DataTable';
import { useSelection } from './selection';
import { moved } from './useGridKeys';
import { nextSort } from './useTableView';

interface Phone {
  mac: string;
  user: string;
}

const columns: Column<Phone>[] = [
  { id: 'mac', title: 'MAC', width: 100, sort: 'mac', cell: ({ mac }) => mac },
  { id: 'user', title: 'User', width: 100, cell: ({ user }) => user },
  { id: 'note', title: 'Note', width: 100, optional: true, cell: () => 'a note' },
];

function listOf(rows: Phone[], more: Partial<List<Phone>> = {}): List<Phone> {
  return {
    rows,
    first: undefined,
    total: rows.length,
    isPending: false,
    isStale: false,
    error: null,
    hasMore: false,
    isLoadingMore: false,
    loadMore: () => {},
    reload: () => {},
    ...more,
  };
}

const phones = Array.from({ length: 1000 }, (_, n) => ({ mac: `mac${n}`, user: `user ${n}` }));

function Table({ list, onOpen }: { list: List<Phone>; onOpen?: (phone: Phone) => void }) {
  const selection = useSelection('all');
  return (
    <>
      <DataTable
        name="test"
        label="Phones"
        columns={columns}
        list={list}
        rowId={({ mac }) => mac}
        selection={selection}
        onOpen={onOpen}
        empty="Nothing here"
      />
      <output>{JSON.stringify(selection[0], (_, v) => (v instanceof Set ? [...v] : v))}</output>
    </>
  );
}

beforeAll(() => {
  // The test's document lays nothing out: every element is as high as a window.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => 600 });
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { get: () => 900 });
});
beforeEach(() => localStorage.clear());

const picked = () => screen.getAllByRole('status', { hidden: true }).map((e) => e.textContent);

describe('the table', () => {
  it('has few of many rows in the document, and says how many there are', async () => {
    await renderApp(<Table list={listOf(phones, { total: 100_000, hasMore: true })} />);
    const grid = screen.getByRole('grid', { name: 'Phones' });
    expect(grid.getAttribute('aria-rowcount')).toBe('100001');
    await screen.findByLabelText('Select mac0');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(picked().join()).toContain('1,000 of 100,000 rows loaded');
  });

  it('asks for more when the end comes near', async () => {
    const loadMore = vi.fn();
    await renderApp(<Table list={listOf(phones.slice(0, 30), { hasMore: true, loadMore })} />);
    await waitFor(() => expect(loadMore).toHaveBeenCalled());
  });

  it('picks rows, all that are loaded, then all that match', async () => {
    const user = userEvent.setup();
    await renderApp(<Table list={listOf(phones.slice(0, 5), { total: 8000 })} />);
    await user.click(await screen.findByLabelText('Select mac1'));
    expect(screen.getByText('{"kind":"rows","ids":["mac1"]}')).toBeTruthy();
    await user.click(screen.getByLabelText('Select all rows that are loaded'));
    await user.click(screen.getByRole('button', { name: 'Select all 8,000 that match' }));
    expect(screen.getByText('{"kind":"matching"}')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear selection' }));
    expect(screen.getByText('{"kind":"rows","ids":[]}')).toBeTruthy();
  });

  it('is moved through, picked and opened from the keyboard', async () => {
    const user = userEvent.setup();
    const onOpen = vi.fn();
    await renderApp(<Table list={listOf(phones.slice(0, 5))} onOpen={onOpen} />);
    const first = await screen.findByRole('row', { name: /mac0/ });
    first.focus();
    await user.keyboard('{ArrowDown} ');
    await waitFor(() => expect(document.activeElement?.getAttribute('data-index')).toBe('1'));
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}{Enter}');
    await waitFor(() => expect(onOpen).toHaveBeenCalled());
    expect(screen.getByText('{"kind":"rows","ids":["mac1","mac2"]}')).toBeTruthy();
  });

  it('keeps the order and the columns in the address', async () => {
    const user = userEvent.setup();
    const { router } = await renderApp(<Table list={listOf(phones.slice(0, 5))} />, '/?sort=mac');
    expect(screen.getByRole('columnheader', { name: 'MAC' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
    await user.click(screen.getByRole('button', { name: 'MAC' }));
    await waitFor(() => expect(router.state.location.searchStr).toBe('?sort=-mac'));
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByLabelText('Note'));
    await waitFor(() =>
      expect(router.state.location.searchStr).toBe(
        '?sort=-mac&columns=mac&columns=user&columns=note',
      ),
    );
    expect(screen.getByRole('columnheader', { name: 'Note' })).toBeTruthy();
  });

  it('says that there is nothing, and what went wrong', async () => {
    const { unmount } = await renderApp(<Table list={listOf([])} />);
    expect(screen.getByText('Nothing here')).toBeTruthy();
    unmount();
    await renderApp(<Table list={listOf([], { error: new Error('no way') })} />);
    expect(screen.getByRole('alert').textContent).toContain('no way');
  });
});

describe('keys and orders', () => {
  it('move within the rows', () => {
    expect(moved('ArrowUp', 0, 10, 50)).toBe(0);
    expect(moved('PageDown', 45, 10, 50)).toBe(49);
    expect(moved('Home', 45, 10, 50)).toBe(0);
    expect(moved('x', 45, 10, 50)).toBeUndefined();
  });

  it('go up, down, and back to the first order', () => {
    expect(nextSort(undefined, 'mac')).toBe('mac');
    expect(nextSort('mac', 'mac')).toBe('-mac');
    expect(nextSort('-mac', 'mac')).toBeUndefined();
    expect(nextSort('-mac', 'ip')).toBe('ip');
  });
});
