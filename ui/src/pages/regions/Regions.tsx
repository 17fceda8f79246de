// Regions: the list; the form of one opens beside it.

import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDotsVertical, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type Region, useRegionList } from '../../api/regions';
import { useMay } from '../../api/session';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { PageFrame } from '../../components/PageFrame';
import { usePageSearch } from '../../shell/page';
import { regionsTexts as t } from '../../texts/regions';
import { columnsOf } from './columns';
import { DeleteRegion } from './DeleteRegion';
import { page } from './page';
import { RegionDrawer } from './RegionDrawer';

export default function Regions() {
  const [search, change] = usePageSearch(page);
  const may = useMay('administrator');
  const list = useRegionList(search.sort);
  const [doomed, doom] = useState<Region>();
  // As the list has it now: somebody may move in or out meanwhile.
  const current = list.rows.find(({ name }) => name === doomed?.name) ?? doomed;
  const open = (region: Region) => change({ region: region.name }, { push: true });
  const add = may && (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => change({ new: true }, { push: true })}
    >
      {t.add}
    </Button>
  );
  return (
    <PageFrame page={page} fill actions={add}>
      <DataTable
        name="regions"
        label={t.table}
        columns={columnsOf(open)}
        list={list}
        rowId={(region) => region.name}
        onOpen={open}
        rowActions={(region) => (
          <RowMenu
            region={region}
            may={may}
            onEdit={() => open(region)}
            onDelete={() => doom(region)}
          />
        )}
        empty={
          <EmptyState title={t.empty.title} action={add}>
            {t.empty.body}
          </EmptyState>
        }
      />
      <RegionDrawer
        name={search.region}
        isNew={search.new === true}
        onClose={() => change({ region: undefined, new: undefined })}
      />
      {current && <DeleteRegion region={current} onClose={() => doom(undefined)} />}
    </PageFrame>
  );
}

interface RowMenuProps {
  region: Region;
  may: boolean;
  onEdit: () => void;
  onDelete: () => void;
}

function RowMenu({ region, may, onEdit, onDelete }: RowMenuProps) {
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon aria-label={t.rowMenu(region.name)}>
          <IconDotsVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
          {may ? t.edit : t.show}
        </Menu.Item>
        {may && (
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={onDelete}
          >
            {t.remove}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
