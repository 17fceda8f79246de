// The table of every list: virtual rows, loaded as they come into view, however many there are.
//
// Guarantee: only the rows in view are in the document; the order and the columns stand in the
// page's address; every row can be reached, picked and opened from the keyboard. Deliberately not
// here: filters (`Filters.tsx`, the page's own), and what is done with the selection.

import { Button, Checkbox, Skeleton, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { type ColumnDef, getCoreRowModel, type Row, useReactTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { List } from '../api/query';
import { common } from '../texts/common';
import { ColumnChooser } from './ColumnChooser';
import { type Column, narrowColumns } from './columns';
import classes from './DataTable.module.css';
import { EmptyState } from './EmptyState';
import { ProblemAlert } from './ProblemAlert';
import { SelectionBar } from './SelectionBar';
import { isPicked, NOTHING, type Selection, toggled, toggledLoaded } from './selection';
import { useGridKeys } from './useGridKeys';
import { useTableView } from './useTableView';

export type { Column } from './columns';

export interface DataTableProps<T> {
  /** The name under which this browser keeps the chosen columns. */
  name: string;
  /** What the table lists, for screen readers. */
  label: string;
  columns: readonly Column<T>[];
  /** From a list hook (`useDevices(…)`). */
  list: List<T>;
  rowId: (row: T) => string;
  /** What a row is called where it is picked; its id unless given. */
  rowName?: (row: T) => string;
  /** Enter and a double click; cells have the links for the pointer. */
  onOpen?: (row: T) => void;
  /** The menu or buttons at the end of a row. */
  rowActions?: (row: T) => ReactNode;
  /** How wide these are, where it is more than a menu. */
  rowActionsWidth?: number;
  /** With it rows can be picked (`useSelection`). */
  selection?: readonly [Selection, (selection: Selection) => void];
  /** What can be done with the picked rows: buttons in the bar that appears. */
  bulkActions?: ReactNode;
  /** *All that match* is not offered where the API takes ids only. */
  rowsOnly?: boolean;
  /** Shown when nothing is listed. */
  empty?: ReactNode;
  /** Filters, at the left above the table. */
  toolbar?: ReactNode;
  /** Height of a row; cells of two lines take more. */
  rowHeight?: number;
  /** At least so high; for tables outside of a page that fills the window. */
  minHeight?: number;
}

const ROW_HEIGHT = 38;
const ACTIONS_WIDTH = 52;
/** How close to the end the next page is asked for. */
const AHEAD = 40;

export function DataTable<T>(props: DataTableProps<T>) {
  const { list, columns, selection, rowActions, rowId } = props;
  const actionsWidth = props.rowActionsWidth ?? ACTIONS_WIDTH;
  const view = useTableView(props.name, columns);
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const shown = isNarrow ? narrowColumns(columns, view.columns) : view.columns;

  const definitions = useMemo<ColumnDef<T>[]>(
    () => columns.map(({ id, title }) => ({ id, header: title })),
    [columns],
  );
  const table = useReactTable({
    data: list.rows,
    columns: definitions,
    getRowId: rowId,
    getCoreRowModel: getCoreRowModel(),
    manualSorting: true,
    manualFiltering: true,
    state: {
      columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, shown.includes(id)])),
    },
  });
  const rows = table.getRowModel().rows;
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);

  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => props.rowHeight ?? ROW_HEIGHT,
    overscan: 12,
  });
  const inView = virtual.getVirtualItems();
  const last = inView.at(-1)?.index ?? 0;
  const { hasMore, isLoadingMore, loadMore } = list;
  useEffect(() => {
    if (hasMore && !isLoadingMore && last >= rows.length - AHEAD) {
      loadMore();
    }
  }, [hasMore, isLoadingMore, loadMore, last, rows.length]);

  // Another order or filter begins at the top.
  const isStale = list.isStale;
  useEffect(() => {
    if (isStale) {
      scroller.current?.scrollTo({ top: 0 });
    }
  }, [isStale]);

  const keys = useGridKeys({
    ids,
    selection,
    scrollTo: (index) => virtual.scrollToIndex(index),
    page: Math.max(1, inView.length - 14),
    onOpen: (index) => {
      const row = rows[index];
      if (row) {
        props.onOpen?.(row.original);
      }
    },
  });

  // What rows are given stays the same while one scrolls, so that only new ones are drawn.
  const shownNames = shown.join(' ');
  const shownColumns = useMemo(() => {
    const names = shownNames.split(' ');
    return columns.filter(({ id }) => names.includes(id));
  }, [columns, shownNames]);
  const [picked, pick] = selection ?? [];
  const onPick = useMemo(
    () => picked && pick && ((id: string) => pick(toggled(picked, id, ids))),
    [picked, pick, ids],
  );
  const width =
    shownColumns.reduce((sum, column) => sum + column.width, 0) +
    (selection ? 44 : 0) +
    (rowActions ? actionsWidth : 0);

  const isRefused = list.error !== null && rows.length === 0;
  const isEmpty = !list.isPending && rows.length === 0;
  return (
    <div className={classes.table} style={{ minHeight: props.minHeight }}>
      <div className={classes.toolbar}>
        <div className={classes.filters}>{props.toolbar}</div>
        <span className={classes.count} role="status">
          {list.isPending || isStale
            ? common.table.stale
            : common.table.rows(rows.length, list.total)}
        </span>
        {list.asOf !== undefined && (
          <AsOf
            time={list.asOf}
            onReload={() => {
              scroller.current?.scrollTo({ top: 0 });
              // What was picked further down is not there any more to be seen or acted on.
              pick?.(NOTHING);
              list.reload();
            }}
          />
        )}
        {!isNarrow && <ColumnChooser columns={columns} view={view} />}
      </div>
      {selection && (
        <SelectionBar
          selection={selection}
          loaded={ids}
          total={list.total ?? rows.length}
          offersAll={!props.rowsOnly}
        >
          {props.bulkActions}
        </SelectionBar>
      )}
      {list.error && (
        <div className={isRefused ? classes.refused : undefined}>
          <ProblemAlert error={list.error} onRetry={list.reload} />
        </div>
      )}
      {isRefused ? null : isEmpty ? (
        <div className={classes.empty}>
          {props.empty ?? <EmptyState title={common.empty.filtered} />}
        </div>
      ) : (
        <div
          className={classes.scroller}
          ref={scroller}
          data-stale={isStale || undefined}
          data-narrow={isNarrow || undefined}
        >
          <div
            role="grid"
            aria-label={props.label}
            aria-rowcount={(list.total ?? rows.length) + 1}
            aria-multiselectable={selection ? true : undefined}
            aria-busy={list.isPending || isStale}
            style={{ minWidth: isNarrow ? undefined : width }}
            onKeyDown={keys.onKeyDown}
          >
            <div role="rowgroup" className={classes.head}>
              <div role="row" aria-rowindex={1} className={classes.row}>
                {selection && (
                  <div role="columnheader" className={classes.pick}>
                    <Checkbox
                      size="xs"
                      aria-label={common.table.selectLoaded}
                      checked={ids.length > 0 && ids.every((id) => isPicked(selection[0], id))}
                      indeterminate={
                        ids.some((id) => isPicked(selection[0], id)) &&
                        !ids.every((id) => isPicked(selection[0], id))
                      }
                      onChange={() => selection[1](toggledLoaded(selection[0], ids))}
                    />
                  </div>
                )}
                {shownColumns.map((column) => (
                  <HeaderCell key={column.id} column={column} view={view} />
                ))}
                {rowActions && (
                  <div
                    role="columnheader"
                    className={classes.actions}
                    style={{ flexBasis: actionsWidth }}
                  >
                    <span className={classes.hidden}>{common.more}</span>
                  </div>
                )}
              </div>
            </div>
            {list.isPending ? (
              <LoadingRows columns={shownColumns} height={props.rowHeight ?? ROW_HEIGHT} />
            ) : (
              <div
                role="rowgroup"
                className={classes.body}
                style={{ height: virtual.getTotalSize() }}
              >
                {inView.map((item) => {
                  const row = rows[item.index];
                  return (
                    row && (
                      <DrawnRow
                        key={row.id}
                        row={row}
                        index={item.index}
                        start={item.start}
                        height={item.size}
                        columns={shownColumns}
                        tabIndex={keys.tabIndexOf(item.index)}
                        isPicked={selection ? isPicked(selection[0], row.id) : undefined}
                        name={props.rowName?.(row.original) ?? row.id}
                        onPick={onPick}
                        onOpen={props.onOpen}
                        onFocus={keys.onFocus}
                        actions={rowActions}
                        actionsWidth={actionsWidth}
                      />
                    )
                  );
                })}
              </div>
            )}
          </div>
          {isLoadingMore && (
            <div className={classes.more} role="status">
              {common.table.loadingMore}
            </div>
          )}
        </div>
      )}
    </div>
  );
}

/** A list that was read far stands still, and says so. */
function AsOf({ time, onReload }: { time: number; onReload: () => void }) {
  return (
    <Button size="compact-xs" variant="subtle" color="gray" onClick={onReload}>
      {common.table.asOf(new Date(time).toLocaleTimeString('en-GB'))}
    </Button>
  );
}

function cellStyle(column: { width: number; grow?: number; align?: string }): CSSProperties {
  return {
    flex: `${column.grow ?? 1} var(--shrink, 0) ${column.width}px`,
    width: column.width,
    justifyContent: column.align === 'right' ? 'flex-end' : undefined,
  };
}

interface HeaderCellProps<T> {
  column: Column<T>;
  view: ReturnType<typeof useTableView>;
}

function HeaderCell<T>({ column, view }: HeaderCellProps<T>) {
  const field = column.sort;
  const direction = field === undefined ? undefined : view.directionOf(field);
  const Arrow =
    direction === 'ascending'
      ? IconArrowUp
      : direction === 'descending'
        ? IconArrowDown
        : IconArrowsSort;
  return (
    <div
      role="columnheader"
      aria-sort={field === undefined ? undefined : (direction ?? 'none')}
      className={classes.headCell}
      style={cellStyle(column)}
    >
      {field === undefined ? (
        <span className={classes.clip}>{column.title}</span>
      ) : (
        <UnstyledButton className={classes.sort} onClick={() => view.sortBy(field)}>
          <span className={classes.clip}>{column.title}</span>
          <Arrow size={14} aria-hidden data-idle={direction === undefined || undefined} />
        </UnstyledButton>
      )}
    </div>
  );
}

interface BodyRowProps<T> {
  row: Row<T>;
  index: number;
  start: number;
  height: number;
  columns: readonly Column<T>[];
  tabIndex: number;
  isPicked: boolean | undefined;
  name: string;
  onPick?: (id: string) => void;
  onOpen?: (row: T) => void;
  onFocus: (index: number) => void;
  actions?: (row: T) => ReactNode;
  actionsWidth: number;
}

function BodyRow<T>(props: BodyRowProps<T>) {
  const { row, index, columns, onPick } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.isPicked}
      data-index={index}
      tabIndex={props.tabIndex}
      className={classes.row}
      style={{ height: props.height, transform: `translateY(${props.start}px)` }}
      onFocus={() => props.onFocus(index)}
      onDoubleClick={() => props.onOpen?.(row.original)}
    >
      {onPick && (
        <div role="gridcell" className={classes.pick}>
          <Checkbox
            size="xs"
            tabIndex={-1}
            aria-label={common.table.selectRow(props.name)}
            checked={props.isPicked}
            onChange={() => onPick(row.id)}
          />
        </div>
      )}
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={classes.cell} style={cellStyle(column)}>
          <div className={classes.clip}>{column.cell(row.original)}</div>
        </div>
      ))}
      {props.actions && (
        <div role="gridcell" className={classes.actions} style={{ flexBasis: props.actionsWidth }}>
          {props.actions(row.original)}
        </div>
      )}
    </div>
  );
}

const DrawnRow = memo(BodyRow) as typeof BodyRow;

function LoadingRows<T>({ columns, height }: { columns: readonly Column<T>[]; height: number }) {
  return (
    <div role="rowgroup" aria-label={common.loading}>
      {Array.from({ length: 12 }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike.
        <div key={line} role="row" className={classes.still} style={{ height }}>
          {columns.map((column) => (
            <div key={column.id} role="gridcell" className={classes.cell} style={cellStyle(column)}>
              <Skeleton h={12} w={`${40 + ((line * 17 + column.width) % 45)}%`} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
