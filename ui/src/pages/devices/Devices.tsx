// Devices Status: the list with its filters, all of it in the address.

import { type DeviceFilter, type DeviceSort, STATUSES, useDevices } from '../../api/devices';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ClearFilters, FacetFilter, facetOptions, SearchBox } from '../../components/Filters';
import { PageFrame } from '../../components/PageFrame';
import { useSelection } from '../../components/selection';
import { LinkButton } from '../../shell/links';
import { usePageSearch } from '../../shell/page';
import { common } from '../../texts/common';
import { devicesTexts as t } from '../../texts/devices';
import { columns } from './columns';
import { page } from './page';

export default function Devices() {
  const [search, change] = usePageSearch(page);
  const { sort, columns: _columns, ...filter } = search;
  const list = useDevices(filter as DeviceFilter, sort as DeviceSort);
  const selection = useSelection(filter);
  const isFiltered = Object.keys(filter).length > 0;
  const clear = () =>
    change(Object.fromEntries(Object.keys(filter).map((name) => [name, undefined])));
  const facets = list.first?.facets;

  return (
    <PageFrame page={page} fill>
      <DataTable
        name="devices"
        label={t.table}
        columns={columns}
        list={list}
        rowId={(device) => device.mac}
        selection={selection}
        toolbar={
          <>
            <SearchBox
              value={search.search}
              onChange={(value) => change({ search: value })}
              placeholder={t.search}
            />
            <FacetFilter
              label={t.filters.status}
              value={search.status}
              onChange={(value) => change({ status: value as typeof search.status })}
              options={STATUSES.map((status) => ({
                value: status,
                label: common.status[status],
                count: facets?.status[status],
              }))}
            />
            <FacetFilter
              label={t.filters.approval}
              value={search.approval}
              onChange={(value) => change({ approval: value as typeof search.approval })}
              options={(['approved', 'pending'] as const).map((approval) => ({
                value: approval,
                label: common.approval[approval],
              }))}
            />
            {(['region', 'model', 'version'] as const).map((name) => (
              <FacetFilter
                key={name}
                label={t.filters[name]}
                value={search[name]}
                onChange={(value) => change({ [name]: value })}
                options={facetOptions(facets?.[name], search[name])}
              />
            ))}
            <ClearFilters active={isFiltered} onClear={clear} />
          </>
        }
        empty={
          isFiltered ? (
            <EmptyState
              title={common.empty.filtered}
              action={<ClearFilters active onClear={clear} />}
            >
              {common.empty.filteredHint}
            </EmptyState>
          ) : (
            <EmptyState
              title={t.empty.title}
              action={<LinkButton to="/first-phones">{t.empty.action}</LinkButton>}
            >
              {t.empty.body}
            </EmptyState>
          )
        }
      />
    </PageFrame>
  );
}
