// What is picked, and what can be done with it; there only while something is picked.

import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { common } from '../texts/common';
import classes from './SelectionBar.module.css';
import { countOf, isEmpty, NOTHING, type Selection } from './selection';

interface SelectionBarProps {
  selection: readonly [Selection, (selection: Selection) => void];
  loaded: readonly string[];
  total: number;
  offersAll: boolean;
  children?: ReactNode;
}

export function SelectionBar({
  selection: [selection, select],
  loaded,
  total,
  offersAll,
  children,
}: SelectionBarProps) {
  if (isEmpty(selection)) {
    return null;
  }
  const picked = countOf(selection, total);
  const isWhole = selection.kind === 'rows' && picked >= loaded.length && picked < total;
  return (
    <Group className={classes.bar} gap="sm">
      <Text fz="sm" fw={600} role="status">
        {selection.kind === 'matching'
          ? common.table.allMatching(total)
          : common.table.selected(picked)}
      </Text>
      {offersAll && isWhole && (
        <Button size="compact-sm" variant="subtle" onClick={() => select({ kind: 'matching' })}>
          {common.table.selectMatching(total)}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => select(NOTHING)}>
        {common.table.clearSelection}
      </Button>
      <Group gap="xs" ml="auto">
        {children}
      </Group>
    </Group>
  );
}
