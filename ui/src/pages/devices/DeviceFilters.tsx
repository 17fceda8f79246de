// The filters of a list of phones: facets with their counts, search, and what links ask for.

import { ActionIcon, Badge, Chip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTemplateChoices } from '../../api/choices';
import { type DeviceFilter, type Facets, STATUSES } from '../../api/devices';
import { ClearFilters, FacetFilter, facetOptions, SearchBox } from '../../components/Filters';
import { common } from '../../texts/common';
import { devicesTexts as t } from '../../texts/devices';

interface DeviceFiltersProps {
  filter: DeviceFilter;
  change: (patch: DeviceFilter) => void;
  facets: Facets | undefined;
}

const COUNTED = ['region', 'model', 'version'] as const;
/** Filters that only links set: they are shown so that they can be taken away. */
const LINKED = ['user', 'mac', 'ip', 'phone_number'] as const;

export function DeviceFilters({ filter, change, facets }: DeviceFiltersProps) {
  const templates = useTemplateChoices().data ?? [];
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
      <FacetFilter
        label={t.filters.template}
        value={filter.template}
        onChange={(template) => change({ template })}
        options={templates.map(({ name, phones }) => ({ value: name, count: phones }))}
      />
      <Chip
        size="xs"
        checked={filter.multiple_devices === true}
        onChange={(on) => change({ multiple_devices: on ? true : undefined })}
      >
        {t.filters.multiple}
      </Chip>
      {LINKED.flatMap((name) =>
        (filter[name] ?? []).map((value) => (
          <LinkedFilter
            key={`${name} ${value}`}
            label={`${t.filters[name]}: ${value}`}
            onRemove={() => {
              const rest = filter[name]?.filter((other) => other !== value) ?? [];
              change({ [name]: rest.length > 0 ? rest : undefined });
            }}
          />
        )),
      )}
      <ClearFilters active={isFiltered(filter)} onClear={() => change(cleared(filter))} />
    </>
  );
}

function LinkedFilter({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <Badge
      size="lg"
      tt="none"
      fw={500}
      maw={260}
      rightSection={
        <ActionIcon size="xs" color="brand" aria-label={t.filters.remove(label)} onClick={onRemove}>
          <IconX size={12} aria-hidden />
        </ActionIcon>
      }
    >
      {label}
    </Badge>
  );
}

export function isFiltered(filter: DeviceFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** The patch that takes every filter away. */
export function cleared(filter: DeviceFilter): DeviceFilter {
  return Object.fromEntries(Object.keys(filter).map((name) => [name, undefined]));
}
