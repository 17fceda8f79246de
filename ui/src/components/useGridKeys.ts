// Moving through a table from the keyboard: one row has the tab stop, arrow keys move it.

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { extended, type Selection, toggled, toggledLoaded } from './selection';

interface GridKeys {
  ids: readonly string[];
  selection?: readonly [Selection, (selection: Selection) => void];
  scrollTo: (index: number) => void;
  /** How many rows a page is. */
  page: number;
  onOpen: (index: number) => void;
}

/** Where a key leads from a row, within `length` rows; `undefined`: it is not a moving key. */
export function moved(key: string, at: number, page: number, length: number) {
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: length - 1,
  }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(length - 1, to));
}

export function useGridKeys({ ids, selection, scrollTo, page, onOpen }: GridKeys) {
  const [active, setActive] = useState(0);
  const wanted = useRef<number>(undefined);
  const grid = useRef<HTMLElement>(null);

  // The row may have to be scrolled into the document first.
  useEffect(() => {
    if (wanted.current === undefined) {
      return;
    }
    const row = grid.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
    if (row) {
      wanted.current = undefined;
      row.focus({ preventScroll: true });
    }
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const index = Number(target.dataset.index ?? Number.NaN);
    // Keys inside of a cell (a button, a link) are that cell's.
    if (Number.isNaN(index)) {
      return;
    }
    grid.current = event.currentTarget;
    const to = moved(event.key, index, page, ids.length);
    const id = ids[index];
    if (to !== undefined) {
      if (event.shiftKey && selection) {
        selection[1](extended(selection[0], index, to, ids));
      }
      wanted.current = to;
      setActive(to);
      scrollTo(to);
    } else if (event.key === ' ' && selection && id !== undefined) {
      selection[1](toggled(selection[0], id, ids));
    } else if (event.key === 'Enter') {
      onOpen(index);
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && selection) {
      selection[1](toggledLoaded(selection[0], ids));
    } else {
      return;
    }
    event.preventDefault();
  };

  const stop = Math.min(active, Math.max(0, ids.length - 1));
  return {
    onKeyDown,
    onFocus: setActive,
    tabIndexOf: (index: number) => (index === stop ? 0 : -1),
  };
}
