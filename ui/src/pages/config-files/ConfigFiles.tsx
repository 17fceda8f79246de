// The list of configuration files.

import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDotsVertical, IconUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type ConfigFile,
  type ConfigFileSort,
  type Deletion,
  fileAddress,
  useConfigFiles,
} from '../../api/configFiles';
import { FILE_KINDS } from '../../api/fixedWords';
import { useMay } from '../../api/session';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ClearFilters, FacetFilter, SearchBox } from '../../components/Filters';
import { PageFrame } from '../../components/PageFrame';
import { NOTHING, useSelection } from '../../components/selection';
import { useDownload } from '../../components/useDownload';
import { PageLink } from '../../shell/links';
import { usePageSearch } from '../../shell/page';
import { common } from '../../texts/common';
import { configFilesTexts as t } from '../../texts/configFiles';
import { columns, columnsUnlinked } from './columns';
import { DeleteFiles } from './DeleteFiles';
import { page } from './page';
import { UploadFile } from './UploadFile';

const idOf = ({ name }: ConfigFile) => name;

export default function ConfigFiles() {
  const [search, change] = usePageSearch(page);
  const { sort, columns: _columns, ...filter } = search;
  const list = useConfigFiles(filter, sort as ConfigFileSort | undefined);
  const may = useMay('administrator');
  const [selection, select] = useSelection(filter, list, idOf);
  const [isUploading, setUploading] = useState(false);
  const [deleting, setDeleting] = useState<Deletion | undefined>(undefined);
  const navigate = useNavigate();
  const isFiltered = Object.keys(filter).length > 0;
  const clear = () => change({ search: undefined, kind: undefined });
  // The API deletes named files, or all of a kind.
  const offersAll = search.search === undefined && (search.kind?.length ?? 0) <= 1;

  const deleteSelected = () => {
    const kind = search.kind?.[0];
    setDeleting(
      selection.kind === 'matching'
        ? { all: true, ...(kind ? { kind } : {}) }
        : { names: [...selection.ids] },
    );
  };

  return (
    <PageFrame
      page={page}
      fill
      actions={
        may && (
          <Button
            leftSection={<IconUpload size={16} aria-hidden />}
            onClick={() => setUploading(true)}
          >
            {t.upload}
          </Button>
        )
      }
    >
      <DataTable
        name="configuration-files"
        label={t.table}
        columns={may ? columns : columnsUnlinked}
        list={list}
        rowId={idOf}
        onOpen={
          may
            ? ({ name }) =>
                void navigate({ to: '/configuration-files/$file', params: { file: name } } as never)
            : undefined
        }
        selection={may ? [selection, select] : undefined}
        rowsOnly={!offersAll}
        bulkActions={
          <Button size="compact-sm" color="red" variant="light" onClick={deleteSelected}>
            {t.deleteSelected}
          </Button>
        }
        rowActions={
          may
            ? (file) => <RowMenu file={file} onDelete={() => setDeleting({ names: [file.name] })} />
            : undefined
        }
        toolbar={
          <>
            <SearchBox
              value={search.search}
              onChange={(value) => change({ search: value })}
              placeholder={t.search}
            />
            <FacetFilter
              label={t.kind}
              value={search.kind}
              onChange={(value) => change({ kind: value as typeof search.kind })}
              options={FILE_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
            />
            <ClearFilters active={isFiltered} onClear={clear} />
          </>
        }
        empty={
          <EmptyState
            title={isFiltered ? common.empty.filtered : t.empty}
            action={<ClearFilters active={isFiltered} onClear={clear} />}
          >
            {isFiltered ? common.empty.filteredHint : t.emptyHint}
          </EmptyState>
        }
      />
      <UploadFile opened={isUploading} onClose={() => setUploading(false)} />
      {deleting && (
        <DeleteFiles
          what={deleting}
          onClose={() => setDeleting(undefined)}
          onDone={() => select(NOTHING)}
        />
      )}
    </PageFrame>
  );
}

interface RowMenuProps {
  file: ConfigFile;
  onDelete: () => void;
}

function RowMenu({ file: { name }, onDelete }: RowMenuProps) {
  const { link } = useDownload(fileAddress(name), name);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t.rowActions(name)}>
          <IconDotsVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          renderRoot={(props) => (
            <PageLink
              to="/configuration-files/$file"
              params={{ file: name }}
              underline="never"
              {...props}
            >
              {t.open}
            </PageLink>
          )}
        />
        <Menu.Item component="a" {...link}>
          {t.download}
        </Menu.Item>
        <Menu.Item color="red" onClick={onDelete}>
          {t.delete}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
