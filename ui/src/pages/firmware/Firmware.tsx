// The firmware list: a row for each model and other entries, their files.

import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { IconDotsVertical, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type Firmware as Entry,
  type FirmwareSort,
  firmwareFileAddress,
  useDeleteFirmware,
  useFirmware,
} from '../../api/firmware';
import { useMay } from '../../api/session';
import { ConfirmAction } from '../../components/ConfirmAction';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ClearFilters, SearchBox } from '../../components/Filters';
import { notifyDone } from '../../components/notify';
import { PageFrame } from '../../components/PageFrame';
import { useLargeDownload } from '../../components/useDownload';
import { usePageSearch } from '../../shell/page';
import { common } from '../../texts/common';
import { firmwareTexts as t } from '../../texts/firmware';
import { columns } from './columns';
import { EntryForm } from './Form';
import { page } from './page';
import { Upload } from './Upload';

type Open = { kind: 'add' } | { kind: 'edit' | 'upload' | 'delete'; entry: Entry };

export default function Firmware() {
  const [search, change] = usePageSearch(page);
  const list = useFirmware(search.search, search.sort as FirmwareSort | undefined);
  const may = useMay('administrator');
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const close = () => setOpen(undefined);
  const clear = () => change({ search: undefined });
  return (
    <PageFrame
      page={page}
      fill
      actions={
        may && (
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpen({ kind: 'add' })}
          >
            {t.add}
          </Button>
        )
      }
    >
      <DataTable
        name="firmware"
        label={t.table}
        columns={columns}
        list={list}
        rowId={({ name }) => name}
        onOpen={may ? (entry) => setOpen({ kind: 'upload', entry }) : undefined}
        rowActions={(entry) => (
          <RowMenu entry={entry} may={may} onPick={(kind) => setOpen({ kind, entry })} />
        )}
        toolbar={
          <>
            <SearchBox
              value={search.search}
              onChange={(value) => change({ search: value })}
              placeholder={t.search}
            />
            <ClearFilters active={search.search !== undefined} onClear={clear} />
          </>
        }
        empty={
          <EmptyState
            title={search.search ? common.empty.filtered : t.empty}
            action={<ClearFilters active={search.search !== undefined} onClear={clear} />}
          />
        }
      />
      <EntryForm
        entry={open?.kind === 'edit' ? open.entry : undefined}
        opened={open?.kind === 'add' || open?.kind === 'edit'}
        onClose={close}
        onAdded={(entry) => setOpen({ kind: 'upload', entry })}
      />
      {open?.kind === 'upload' && <Upload entry={open.entry} onClose={close} />}
      {open?.kind === 'delete' && <Remove entry={open.entry} onClose={close} />}
    </PageFrame>
  );
}

interface RowMenuProps {
  entry: Entry;
  may: boolean;
  onPick: (kind: 'edit' | 'upload' | 'delete') => void;
}

function RowMenu({ entry, may, onPick }: RowMenuProps) {
  const { name, missing, is_default, file_name } = entry;
  const { link } = useLargeDownload(firmwareFileAddress(name), file_name ?? `${name}.img`);
  if (!may && missing) {
    return null;
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t.rowActions(name)}>
          <IconDotsVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may && (
          <Menu.Item onClick={() => onPick('upload')}>{missing ? t.upload : t.replace}</Menu.Item>
        )}
        {!missing && (
          <Menu.Item component="a" {...link}>
            {t.download}
          </Menu.Item>
        )}
        {may && <Menu.Item onClick={() => onPick('edit')}>{t.edit}</Menu.Item>}
        {may && !(is_default && missing) && (
          <Menu.Item color="red" onClick={() => onPick('delete')}>
            {is_default ? t.deleteFile : t.delete}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Remove({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const remove = useDeleteFirmware();
  const { name, is_default, devices } = entry;
  return (
    <ConfirmAction
      opened
      onClose={onClose}
      title={t.deletion.title(name)}
      confirmLabel={t.deletion.confirm}
      danger
      onConfirm={async () => {
        await remove.mutateAsync(name);
        notifyDone(t.deletion.done(name));
      }}
    >
      <Text fz="sm">{is_default ? t.deletion.model : t.deletion.other}</Text>
      <Text fz="sm">{t.uploadForm.touches(devices)}</Text>
    </ConfirmAction>
  );
}
