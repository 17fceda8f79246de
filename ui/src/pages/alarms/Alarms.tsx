// Alarms: the active ones, and in another tab what phones reported that is none.

import { Button, SegmentedControl } from '@mantine/core';
import { IconBellOff, IconDownload } from '@tabler/icons-react';
import { type AlarmFilter, type AlarmSort, useAlarms, useSeverityCounts } from '../../api/alarms';
import { useRegions } from '../../api/regions';
import { SEVERITIES } from '../../api/severities';
import { EmptyState } from '../../components/EmptyState';
import { FilterBadge, withoutValue } from '../../components/FilterBadge';
import { ClearFilters, FacetFilter, SearchBox } from '../../components/Filters';
import { PageFrame } from '../../components/PageFrame';
import { useDownload } from '../../components/useDownload';
import { usePageSearch } from '../../shell/page';
import { stringifySearch } from '../../shell/search';
import { alarmsTexts as t } from '../../texts/alarms';
import { common } from '../../texts/common';
import { AlarmTable } from './AlarmTable';
import { page } from './page';

export default function Alarms() {
  const [search, change] = usePageSearch(page);
  const { sort, columns: _columns, tab, ...shown } = search;
  const filter = shown as AlarmFilter;
  const isActive = tab !== 'events';
  const path = isActive ? '/api/v1/alarms' : '/api/v1/alarm-events';
  const list = useAlarms(path, filter, sort as AlarmSort);
  const isFiltered = Object.keys(filter).length > 0;
  const clear = () =>
    change(Object.fromEntries(Object.keys(filter).map((name) => [name, undefined])));

  return (
    <PageFrame
      page={page}
      fill
      // Events that are no alarms have no export.
      actions={isActive && <ExportButton filter={filter} />}
    >
      <AlarmTable
        key={path}
        name={isActive ? 'alarms' : 'alarm-events'}
        label={isActive ? t.table : t.eventsTable}
        list={list}
        active={isActive}
        toolbar={
          <>
            <SegmentedControl
              size="xs"
              aria-label={t.tabsLabel}
              value={isActive ? 'active' : 'events'}
              onChange={(value) => change({ tab: value === 'events' ? 'events' : undefined })}
              data={Object.entries(t.tabs).map(([value, label]) => ({ value, label }))}
            />
            <AlarmFilters path={path} filter={filter} change={change} />
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
            <EmptyState icon={IconBellOff} title={isActive ? t.empty.title : t.empty.events}>
              {isActive ? t.empty.body : t.empty.eventsBody}
            </EmptyState>
          )
        }
      />
    </PageFrame>
  );
}

function ExportButton({ filter }: { filter: AlarmFilter }) {
  const { link, isBusy } = useDownload(`/api/v1/export/alarms.csv${stringifySearch(filter)}`);
  return (
    <Button
      component="a"
      {...link}
      loading={isBusy}
      size="xs"
      variant="default"
      leftSection={<IconDownload size={15} aria-hidden />}
    >
      {t.exportCsv}
    </Button>
  );
}

interface AlarmFiltersProps {
  path: '/api/v1/alarms' | '/api/v1/alarm-events';
  filter: AlarmFilter;
  change: (patch: Partial<NonNullable<ReturnType<NonNullable<typeof page.search>>>>) => void;
}

function AlarmFilters({ path, filter, change }: AlarmFiltersProps) {
  const counts = useSeverityCounts(path, filter);
  const regions = useRegions();
  return (
    <>
      <SearchBox
        value={filter.search}
        onChange={(search) => change({ search })}
        placeholder={t.search}
      />
      <FacetFilter
        label={t.filters.severity}
        value={filter.severity}
        onChange={(severity) => change({ severity: severity as AlarmFilter['severity'] })}
        options={SEVERITIES.map((severity) => ({
          value: severity,
          label: common.severity[severity],
          count: counts.data?.[severity],
        }))}
      />
      <FacetFilter
        label={t.filters.region}
        value={filter.region}
        onChange={(region) => change({ region })}
        options={(regions.data ?? []).map(({ name }) => ({ value: name }))}
      />
      {(['name', 'mac'] as const).flatMap((field) =>
        (filter[field] ?? []).map((value) => (
          <FilterBadge
            key={`${field} ${value}`}
            label={`${t.filters[field]}: ${value}`}
            onRemove={() => change({ [field]: withoutValue(filter[field], value) })}
          />
        )),
      )}
    </>
  );
}
