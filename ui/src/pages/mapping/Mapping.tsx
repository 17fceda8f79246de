// The mapping: its rows, and beside them what a phone would be given.

import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { IconAlertTriangle, IconDotsVertical, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type MappingRow, type MappingSort, useMapping, useRemoveMapping } from '../../api/mapping';
import { useMay } from '../../api/session';
import { ConfirmAction } from '../../components/ConfirmAction';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { Mark } from '../../components/Mark';
import { notifyDone } from '../../components/notify';
import { PageFrame } from '../../components/PageFrame';
import { Reach } from '../../components/Reach';
import { PageLink } from '../../shell/links';
import { usePageSearch } from '../../shell/page';
import { mappingTexts as t } from '../../texts/mapping';
import classes from './Mapping.module.css';
import { page } from './page';
import { RowForm, reachOf } from './RowForm';
import { Tester } from './Tester';

const columns: Column<MappingRow>[] = [
  {
    id: 'model',
    title: t.columns.model,
    width: 80,
    sort: 'model',
    fixed: true,
    narrow: true,
    cell: ({ model }) => model,
  },
  {
    id: 'region',
    title: t.columns.region,
    width: 110,
    narrow: true,
    cell: ({ region }) =>
      region ?? (
        <Text span fz="sm" fs="italic" c="dimmed">
          {t.everyRegion}
        </Text>
      ),
  },
  {
    id: 'template',
    title: t.columns.template,
    width: 170,
    grow: 2,
    narrow: true,
    cell: ({ template }) => (
      <PageLink to="/templates/$template" params={{ template }} fz="sm">
        {template}
      </PageLink>
    ),
  },
  {
    id: 'warnings',
    title: t.columns.warnings,
    width: 120,
    grow: 2,
    cell: ({ warnings }) =>
      warnings.length > 0 && (
        <Mark
          tone="odd"
          icon={IconAlertTriangle}
          label={warnings.join('; ')}
          title={warnings.join('; ')}
        />
      ),
  },
];

type Open = { kind: 'add' } | { kind: 'change' | 'remove'; row: MappingRow };

export default function Mapping() {
  const [search] = usePageSearch(page);
  const list = useMapping(search.sort as MappingSort | undefined);
  const may = useMay('administrator');
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const close = () => setOpen(undefined);
  const add = may && (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setOpen({ kind: 'add' })}
    >
      {t.add.button}
    </Button>
  );

  return (
    <PageFrame page={page} fill actions={add}>
      <div className={classes.columns}>
        <div className={classes.table}>
          <DataTable
            name="mapping"
            label={t.table}
            columns={columns}
            list={list}
            rowId={({ model, region }) => `${model} ${region ?? '*'}`}
            rowActions={
              may
                ? (row) => <RowMenu row={row} onPick={(kind) => setOpen({ kind, row })} />
                : undefined
            }
            toolbar={
              <Text fz="xs" c="dimmed">
                {t.order}
              </Text>
            }
            empty={<EmptyState title={t.empty}>{t.emptyHint}</EmptyState>}
          />
        </div>
        <Tester />
      </div>
      <RowForm
        row={open?.kind === 'change' ? open.row : undefined}
        opened={open?.kind === 'add' || open?.kind === 'change'}
        onClose={close}
      />
      {open?.kind === 'remove' && <Remove row={open.row} onClose={close} />}
    </PageFrame>
  );
}

interface RowMenuProps {
  row: MappingRow;
  onPick: (kind: 'change' | 'remove') => void;
}

function RowMenu({ row, onPick }: RowMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t.rowActions(row.model, row.region ?? t.everyRegion)}>
          <IconDotsVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onPick('change')}>{t.changeRow}</Menu.Item>
        <Menu.Item color="red" onClick={() => onPick('remove')}>
          {t.removeRow}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Remove({ row, onClose }: { row: MappingRow; onClose: () => void }) {
  const remove = useRemoveMapping();
  return (
    <ConfirmAction
      opened
      onClose={onClose}
      title={t.remove.title}
      confirmLabel={t.remove.confirm}
      danger
      onConfirm={async () => {
        await remove.mutateAsync(row);
        notifyDone(t.remove.done);
      }}
    >
      <Text fz="sm">{t.remove.body(row.model, row.region ?? t.everyRegion)}</Text>
      <Reach of={reachOf(row.model, row.region)} />
    </ConfirmAction>
  );
}
