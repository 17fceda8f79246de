// The filters of a list of phones: facets with their counts, search, and names of users and phones.

import { Chip } from '@mantine/core';
import { type DeviceFilter, type Facets, STATUSES } from '../../api/devices';
import { FilterBadge, withoutValue } from '../../components/FilterBadge';
import { ClearFilters, FacetFilter, facetOptions, SearchBox } from '../../components/Filters';
import { ThingFilter } from '../../components/ThingFilter';
import { common } from '../../texts/common';
import { devicesTexts as t } from '../../texts/devices';
import { parted } from '../../texts/who';

interface DeviceFiltersProps {
  filter: DeviceFilter;
  change: (patch: DeviceFilter) => void;
  facets: Facets | undefined;
}

const COUNTED = ['region', 'model', 'version', 'template'] as const;
/** Filters by a name, each of which can be taken away again. */
const NAMED = ['user', 'mac', 'ip', 'phone_number'] as const;

export function DeviceFilters({ filter, change, facets }: DeviceFiltersProps) {
  return (
    <>
      <SearchBox
        value={filter.search}
        onChange={(search) => change({ search })}
        placeholder={t.search}
      />
      <FacetFilter
        label={t.filters.status}
        value={filter.status}
        onChange={(status) => change({ status: status as DeviceFilter['status'] })}
        options={STATUSES.map((status) => ({
          value: status,
          label: common.status[status],
          count: facets?.status[status],
        }))}
      />
      <FacetFilter
        label={t.filters.approval}
        value={filter.approval}
        onChange={(approval) => change({ approval: approval as DeviceFilter['approval'] })}
        options={(['approved', 'pending'] as const).map((approval) => ({
          value: approval,
          label: common.approval[approval],
          count: facets?.approval[approval],
        }))}
      />
      {COUNTED.map((name) => (
        <FacetFilter
          key={name}
          label={t.filters[name]}
          value={filter[name]}
          onChange={(value) => change({ [name]: value })}
          options={facetOptions(facets?.[name], filter[name])}
        />
      ))}
      <Chip
        size="xs"
        checked={filter.multiple_devices === true}
        onChange={(on) => change({ multiple_devices: on ? true : undefined })}
      >
        {t.filters.multiple}
      </Chip>
      <ThingFilter
        label={t.filters.by}
        kinds={t.filters.kinds}
        nameless={[]}
        names={t.filters.names}
        value={undefined}
        shown={undefined}
        onChange={(thing) => change(withThing(filter, thing ?? ''))}
      />
      {NAMED.flatMap((name) =>
        ((filter[name] ?? []) as string[]).map((value) => (
          <FilterBadge
            key={`${name} ${value}`}
            label={`${t.filters[name]}: ${value}`}
            onRemove={() => change({ [name]: withoutValue(filter[name], value) })}
          />
        )),
      )}
      <ClearFilters active={isFiltered(filter)} onClear={() => change(cleared(filter))} />
    </>
  );
}

/** The patch that adds `mac:0090…` to the filter. */
export function withThing(filter: DeviceFilter, thing: string): DeviceFilter {
  const [kind, name] = parted(thing);
  const field = NAMED.find((known) => known === kind);
  return field ? { [field]: [...new Set([...(filter[field] ?? []), name])] } : {};
}

export function isFiltered(filter: DeviceFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** The patch that takes every filter away. */
export function cleared(filter: DeviceFilter): DeviceFilter {
  return Object.fromEntries(Object.keys(filter).map((name) => [name, undefined]));
}
