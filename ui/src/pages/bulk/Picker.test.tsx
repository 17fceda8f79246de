import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Column } from '../../components/DataTable';
import { listOf } from '../../components/listOf';
import { renderApp } from '../../testing/render';
import { Picker } from './Picker';
import type { Picked } from './picked';

interface Phone {
  mac: string;
}

const columns: Column<Phone>[] = [{ id: 'mac', title: 'MAC', width: 100, cell: ({ mac }) => mac }];
const idOf = ({ mac }: Phone) => mac;
const targetsOf = (macs: string[]) => ({ macs });
const phones = (...macs: string[]) => macs.map((mac) => ({ mac }));

/** A list of which more is to be loaded, and which is read again when the button is pressed. */
function Picking() {
  const [rows, setRows] = useState(phones('a', 'b', 'c'));
  const [picked, setPicked] = useState<Picked<Phone>>(new Map());
  return (
    <>
      <button type="button" onClick={() => setRows(phones('new', 'a', 'c'))}>
        refetch
      </button>
      <Picker
        kind="devices"
        columns={columns}
        list={{ ...listOf(rows), total: 300, hasMore: true }}
        filter={{}}
        loadAll={async () => []}
        idOf={idOf}
        toolbar={null}
        actions={[]}
        targetsOf={targetsOf}
        picked={picked}
        onPicked={setPicked}
      />
    </>
  );
}

beforeAll(() => {
  // The test's document lays nothing out: every element is as high as a window.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => 600 });
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { get: () => 900 });
});
afterEach(() => vi.unstubAllGlobals());

it('moves what was picked, also where the list has it no more', async () => {
  vi.stubGlobal('fetch', async () => Response.json({}, { status: 401 }));
  await renderApp(<Picking />);
  const available = screen.getByRole('grid', { name: 'Available phones' });
  await userEvent.click(await within(available).findByLabelText('Select b'));
  await userEvent.click(within(available).getByLabelText('Select c'));
  await userEvent.click(screen.getByRole('button', { name: 'refetch' }));
  await within(available).findByLabelText('Select new');
  expect(within(available).queryByLabelText('Select b')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Move to Selected' }));
  const selected = screen.getByRole('grid', { name: 'Selected phones' });
  expect(await within(selected).findByLabelText('Select b')).toBeTruthy();
  expect(within(selected).getByLabelText('Select c')).toBeTruthy();
  expect(within(selected).queryByLabelText('Select a')).toBeNull();
});
