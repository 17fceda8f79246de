// Which columns a table shows.

import { Button, Checkbox, Popover, ScrollArea, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { common } from '../texts/common';
import type { Column } from './columns';
import type { TableView } from './useTableView';

interface ColumnChooserProps<T> {
  columns: readonly Column<T>[];
  view: TableView;
}

export function ColumnChooser<T>({ columns, view }: ColumnChooserProps<T>) {
  if (columns.every((column) => column.fixed)) {
    return null;
  }
  const toggle = (id: string) => {
    const shown = view.columns.includes(id)
      ? view.columns.filter((other) => other !== id)
      : [...view.columns, id];
    view.showColumns(shown);
  };
  return (
    <Popover position="bottom-end" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" size="xs" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {common.table.columns}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ScrollArea.Autosize mah={380} type="auto">
          <Stack gap={8}>
            {columns
              .filter((column) => !column.fixed)
              .map((column) => (
                <Checkbox
                  key={column.id}
                  size="xs"
                  label={column.title}
                  checked={view.columns.includes(column.id)}
                  onChange={() => toggle(column.id)}
                />
              ))}
            <Button variant="subtle" size="compact-xs" onClick={() => view.showColumns(undefined)}>
              {common.table.columnsReset}
            </Button>
          </Stack>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}
