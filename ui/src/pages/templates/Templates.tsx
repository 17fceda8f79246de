// The list of templates; a row leads to its editor.

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { VARIANTS } from '../../api/fixedWords';
import { useModels } from '../../api/models';
import { useMay } from '../../api/session';
import { type TemplateSort, useTemplates } from '../../api/templates';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ClearFilters, FacetFilter, SearchBox } from '../../components/Filters';
import { PageFrame } from '../../components/PageFrame';
import { usePageSearch } from '../../shell/page';
import { common } from '../../texts/common';
import { templatesTexts as t, variantTexts } from '../../texts/templates';
import { AddTemplate } from './AddTemplate';
import { columns } from './columns';
import { page } from './page';

export default function Templates() {
  const [search, change] = usePageSearch(page);
  const { sort, columns: _columns, ...filter } = search;
  const list = useTemplates(filter, sort as TemplateSort);
  const models = useModels();
  const navigate = useNavigate();
  const may = useMay('administrator');
  const [isAdding, setAdding] = useState(false);
  const isFiltered = Object.keys(filter).length > 0;
  const clear = () => change({ search: undefined, model: undefined, variant: undefined });

  return (
    <PageFrame
      page={page}
      fill
      actions={
        may && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {t.add.button}
          </Button>
        )
      }
    >
      <DataTable
        name="templates"
        label={t.table}
        columns={columns}
        list={list}
        rowId={({ name }) => name}
        onOpen={({ name }) =>
          void navigate({ to: '/templates/$template', params: { template: name } } as never)
        }
        toolbar={
          <>
            <SearchBox
              value={search.search}
              onChange={(value) => change({ search: value })}
              placeholder={t.search}
            />
            <FacetFilter
              label={t.filters.model}
              value={search.model}
              onChange={(value) => change({ model: value })}
              options={(models.data ?? [])
                .filter(({ templates }) => templates)
                .map(({ name }) => ({ value: name }))}
            />
            <FacetFilter
              label={t.filters.variant}
              value={search.variant}
              onChange={(value) => change({ variant: value as typeof search.variant })}
              options={VARIANTS.map((value) => ({ value, label: variantTexts[value] }))}
            />
            <ClearFilters active={isFiltered} onClear={clear} />
          </>
        }
        empty={
          <EmptyState
            title={isFiltered ? common.empty.filtered : t.empty}
            action={<ClearFilters active={isFiltered} onClear={clear} />}
          >
            {isFiltered && common.empty.filteredHint}
          </EmptyState>
        }
      />
      <AddTemplate opened={isAdding} onClose={() => setAdding(false)} />
    </PageFrame>
  );
}
