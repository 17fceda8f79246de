// Placeholders of a scope: all owners of it, or one (M81 to M87).

import { ActionIcon, Button, Group, Menu, Tabs } from '@mantine/core';
import { IconCopy, IconDotsVertical, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { SCOPES } from '../../api/fixedWords';
import type { GenerationTargets } from '../../api/generation';
import {
  type Place,
  type Placeholder,
  type PlaceholderScope,
  type PlaceholderSort,
  usePlaceholders,
} from '../../api/placeholders';
import { useMay } from '../../api/session';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ClearFilters, SearchBox } from '../../components/Filters';
import { OwnerSelect } from '../../components/OwnerSelect';
import { PageFrame } from '../../components/PageFrame';
import { GenerateButton, StaleMark } from '../../components/Stale';
import { usePageSearch } from '../../shell/page';
import { common } from '../../texts/common';
import { placeholdersTexts as t } from '../../texts/placeholders';
import { Copy } from './Copy';
import { columnsOf } from './columns';
import { DeviceFacts } from './DeviceFacts';
import { PlaceholderForm } from './Form';
import { page } from './page';
import { TakeBack } from './TakeBack';

type Open = { kind: 'add' | 'copy' } | { kind: 'edit' | 'delete'; placeholder: Placeholder };

export default function Placeholders() {
  const [search, change] = usePageSearch(page);
  const scope = search.scope ?? 'system';
  const owner = scope === 'system' ? undefined : search.owner;
  const place: Place = owner === undefined ? { scope } : { scope, owner };
  const list = usePlaceholders(place, search.search, search.sort as PlaceholderSort | undefined);
  const columns = useMemo(() => columnsOf(scope, owner === undefined), [scope, owner]);
  const may = useMay('administrator');
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const close = () => setOpen(undefined);

  const actions = (
    <>
      {(scope === 'system' || owner !== undefined) && (
        <GenerateButton targets={targetsOf(place)} whom={whomOf(place)} />
      )}
      {may && owner !== undefined && (
        <Button
          variant="default"
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() => setOpen({ kind: 'copy' })}
        >
          {t.copy}
        </Button>
      )}
      {may && (
        <Button
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setOpen({ kind: 'add' })}
        >
          {t.add}
        </Button>
      )}
    </>
  );

  return (
    <PageFrame page={page} fill actions={actions}>
      <Group gap="sm" justify="space-between">
        <Tabs
          value={scope}
          onChange={(value) =>
            change({
              scope: value === 'system' ? undefined : (value as PlaceholderScope),
              owner: undefined,
              search: undefined,
            })
          }
        >
          <Tabs.List aria-label={t.scope}>
            {SCOPES.map((value) => (
              <Tabs.Tab key={value} value={value}>
                {t.scopes[value]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <StaleMark />
      </Group>
      {scope === 'device' && owner !== undefined && <DeviceFacts mac={owner} />}
      <DataTable
        key={`${scope} ${owner !== undefined}`}
        name="placeholders"
        label={t.table(t.scopes[scope])}
        columns={columns}
        list={list}
        rowId={(row) => `${row.owner ?? ''} ${row.name}`}
        rowName={(row) => row.name}
        onOpen={may ? (placeholder) => setOpen({ kind: 'edit', placeholder }) : undefined}
        rowActions={
          may
            ? (placeholder) => (
                <RowMenu
                  placeholder={placeholder}
                  onPick={(kind) => setOpen({ kind, placeholder })}
                />
              )
            : undefined
        }
        toolbar={
          <>
            {scope !== 'system' && (
              <OwnerSelect
                kind={scope}
                size="xs"
                w={scope === 'device' ? 290 : 180}
                value={owner}
                onChange={(value) => change({ owner: value })}
                clearable
              />
            )}
            <SearchBox
              value={search.search}
              onChange={(value) => change({ search: value })}
              placeholder={scope === 'device' ? t.searchDevice : t.search}
            />
            <ClearFilters
              active={search.search !== undefined || owner !== undefined}
              onClear={() => change({ search: undefined, owner: undefined })}
            />
          </>
        }
        empty={
          search.search ? (
            <EmptyState title={common.empty.filtered}>{common.empty.filteredHint}</EmptyState>
          ) : (
            <EmptyState title={owner === undefined ? t.empty[scope] : t.empty.owner(owner)}>
              {t.empty.hint}
            </EmptyState>
          )
        }
      />
      <PlaceholderForm
        place={place}
        placeholder={open?.kind === 'edit' ? open.placeholder : undefined}
        opened={open?.kind === 'add' || open?.kind === 'edit'}
        onClose={close}
      />
      {open?.kind === 'delete' && <TakeBack placeholder={open.placeholder} onClose={close} />}
      {owner !== undefined && (
        <Copy place={{ scope, owner }} opened={open?.kind === 'copy'} onClose={close} />
      )}
    </PageFrame>
  );
}

function whomOf({ scope, owner = '' }: Place): string {
  return scope === 'system' ? t.whom.system : t.whom[scope](owner);
}

function targetsOf({ scope, owner = '' }: Place): GenerationTargets {
  switch (scope) {
    case 'system':
      return { filter: {} };
    case 'model':
      return { filter: { model: [owner] } };
    case 'region':
      return { filter: { region: [owner] } };
    case 'device':
      return { macs: [owner] };
  }
}

interface RowMenuProps {
  placeholder: Placeholder;
  onPick: (kind: 'edit' | 'delete') => void;
}

function RowMenu({ placeholder, onPick }: RowMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t.rowActions(placeholder.name)}>
          <IconDotsVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onPick('edit')}>{t.edit}</Menu.Item>
        {!placeholder.is_default && (
          <Menu.Item color="red" onClick={() => onPick('delete')}>
            {t.takeBack}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
