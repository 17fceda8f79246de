// The overrides of a region, a user or a phone.

import { ActionIcon, Button, Group, Menu, Tabs, Text } from '@mantine/core';
import {
  IconAdjustments,
  IconAlertTriangle,
  IconDotsVertical,
  IconPlus,
  IconStack2,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { OVERRIDE_SCOPES } from '../../api/fixedWords';
import type { GenerationTargets } from '../../api/generation';
import {
  type Override,
  type OverrideOwner,
  type OverrideScope,
  type OverrideSort,
  useDeleteOverride,
  useOverrides,
} from '../../api/overrides';
import { useMay } from '../../api/session';
import { ConfirmAction } from '../../components/ConfirmAction';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { HiddenValue } from '../../components/HiddenValue';
import { Mark } from '../../components/Mark';
import { notifyDone } from '../../components/notify';
import { OwnerSelect } from '../../components/OwnerSelect';
import { PageFrame } from '../../components/PageFrame';
import { Reach } from '../../components/Reach';
import { GenerateButton, StaleMark } from '../../components/Stale';
import { TimeAgo } from '../../components/TimeAgo';
import { usePageSearch } from '../../shell/page';
import { overridesTexts as t } from '../../texts/overrides';
import { OverrideForm } from './Form';
import { Preset } from './Preset';
import { page } from './page';
import { reachOf } from './reach';

const columns: Column<Override>[] = [
  {
    id: 'parameter',
    title: t.columns.parameter,
    width: 200,
    grow: 2,
    sort: 'parameter',
    fixed: true,
    narrow: true,
    cell: ({ parameter }) => (
      <Text span ff="monospace" fz="xs" title={parameter}>
        {parameter}
      </Text>
    ),
  },
  {
    id: 'value',
    title: t.columns.value,
    width: 140,
    narrow: true,
    cell: ({ parameter, value, hidden }) =>
      hidden ? (
        <HiddenValue value={value} name={parameter} />
      ) : (
        <Text span ff="monospace" fz="xs" title={value ?? undefined}>
          {value}
        </Text>
      ),
  },
  {
    id: 'warnings',
    title: t.columns.warnings,
    width: 200,
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
  {
    id: 'set_at',
    title: t.columns.set_at,
    width: 110,
    grow: 0,
    cell: ({ set_at }) => <TimeAgo time={set_at} />,
  },
];

export default function Overrides() {
  const [search, change] = usePageSearch(page);
  const scope = search.scope ?? 'region';
  const of = search.owner === undefined ? undefined : { scope, owner: search.owner };
  const may = useMay('administrator');
  const [open, setOpen] = useState<'add' | 'preset' | undefined>(undefined);
  const close = () => setOpen(undefined);
  const actions = of && (
    <>
      <GenerateButton targets={targetsOf(of)} whom={t.whom[scope](of.owner)} />
      {may && (
        <>
          <Button
            variant="default"
            leftSection={<IconStack2 size={16} aria-hidden />}
            onClick={() => setOpen('preset')}
          >
            {t.preset}
          </Button>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('add')}>
            {t.add}
          </Button>
        </>
      )}
    </>
  );
  const picker = (
    <OwnerSelect
      key={scope}
      kind={scope}
      size="xs"
      w={scope === 'region' ? 200 : 300}
      value={search.owner}
      onChange={(owner) => change({ owner })}
      clearable
    />
  );
  return (
    <PageFrame page={page} fill actions={actions}>
      <Group gap="sm" justify="space-between">
        <Tabs
          value={scope}
          onChange={(value) =>
            change({
              scope: value === 'region' ? undefined : (value as OverrideScope),
              owner: undefined,
            })
          }
        >
          <Tabs.List aria-label={t.scope}>
            {OVERRIDE_SCOPES.map((value) => (
              <Tabs.Tab key={value} value={value}>
                {t.scopes[value]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <StaleMark />
      </Group>
      {of ? (
        <>
          <Listed of={of} picker={picker} sort={search.sort as OverrideSort | undefined} />
          <OverrideForm of={of} opened={open === 'add'} onClose={close} />
          <Preset of={of} opened={open === 'preset'} onClose={close} />
        </>
      ) : (
        <EmptyState icon={IconAdjustments} title={t.choose[scope]} action={picker}>
          {t.choose.hint}
        </EmptyState>
      )}
    </PageFrame>
  );
}

interface ListedProps {
  of: OverrideOwner;
  picker: ReactNode;
  sort: OverrideSort | undefined;
}

function Listed({ of, picker, sort }: ListedProps) {
  const list = useOverrides(of, sort);
  const may = useMay('administrator');
  const [open, setOpen] = useState<{ kind: 'edit' | 'delete'; row: Override } | undefined>(
    undefined,
  );
  const close = () => setOpen(undefined);
  return (
    <>
      <DataTable
        name="overrides"
        label={t.table(of.owner)}
        columns={columns}
        list={list}
        rowId={({ parameter }) => parameter}
        onOpen={may ? (row) => setOpen({ kind: 'edit', row }) : undefined}
        rowActions={
          may ? (row) => <RowMenu row={row} onPick={(kind) => setOpen({ kind, row })} /> : undefined
        }
        toolbar={picker}
        empty={<EmptyState title={t.empty(of.owner)}>{t.emptyHint}</EmptyState>}
      />
      {open?.kind === 'edit' && <OverrideForm of={of} override={open.row} opened onClose={close} />}
      {open?.kind === 'delete' && <Remove row={open.row} onClose={close} />}
    </>
  );
}

function targetsOf({ scope, owner }: OverrideOwner): GenerationTargets {
  switch (scope) {
    case 'region':
      return { filter: { region: [owner] } };
    case 'user':
      return { users: [owner] };
    case 'device':
      return { macs: [owner] };
  }
}

interface RowMenuProps {
  row: Override;
  onPick: (kind: 'edit' | 'delete') => void;
}

function RowMenu({ row, onPick }: RowMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t.rowActions(row.parameter)}>
          <IconDotsVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onPick('edit')}>{t.edit}</Menu.Item>
        <Menu.Item color="red" onClick={() => onPick('delete')}>
          {t.delete}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Remove({ row, onClose }: { row: Override; onClose: () => void }) {
  const remove = useDeleteOverride();
  const { scope, owner, parameter } = row;
  return (
    <ConfirmAction
      opened
      onClose={onClose}
      title={t.remove.title(parameter)}
      confirmLabel={t.remove.confirm}
      danger
      onConfirm={async () => {
        await remove.mutateAsync({ scope, owner, parameter });
        notifyDone(t.remove.done(parameter));
      }}
    >
      <Text fz="sm">{t.remove.body}</Text>
      <Reach of={reachOf({ scope, owner })} />
    </ConfirmAction>
  );
}
