// Chooses whose something is: a model, a region, a user or a phone. Users and phones are looked up
// as one types, however many there are.

import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { findDevices } from '../api/devices';
import { useModels } from '../api/models';
import { useRegions } from '../api/regions';
import { findUsers } from '../api/users';
import { ownerTexts as t } from '../texts/owner';
import { unread } from './unread';

export type OwnerKind = 'model' | 'region' | 'user' | 'device';

interface OwnerSelectProps
  extends Pick<SelectProps, 'size' | 'error' | 'disabled' | 'description' | 'clearable' | 'w'> {
  kind: OwnerKind;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  label?: string;
  /** Not offered. */
  except?: string;
}

export function OwnerSelect({ kind, ...props }: OwnerSelectProps) {
  switch (kind) {
    case 'model':
      return <ModelSelect {...props} />;
    case 'region':
      return <RegionSelect {...props} />;
    case 'user':
    case 'device':
      return <Lookup kind={kind} {...props} />;
  }
}

type Props = Omit<OwnerSelectProps, 'kind'>;

function common(
  { label, value, onChange, except: _except, ...rest }: Props,
  kind: OwnerKind,
  failure: Error | null,
) {
  return {
    ...rest,
    error: rest.error ?? unread(failure),
    label,
    'aria-label': label ? undefined : t.label[kind],
    placeholder: t.placeholder[kind],
    value: value ?? null,
    onChange: (next: string | null) => onChange(next ?? undefined),
    searchable: true,
    nothingFoundMessage: t.nothing,
  };
}

function ModelSelect(props: Props) {
  const models = useModels();
  const names = (models.data ?? []).map(({ name }) => name);
  return <Select {...common(props, 'model', models.error)} data={offered(names, props)} />;
}

function RegionSelect(props: Props) {
  const regions = useRegions();
  const names = (regions.data ?? []).map(({ name }) => name);
  return <Select {...common(props, 'region', regions.error)} data={offered(names, props)} />;
}

/** What there is, with what is chosen although it is not there (any more). */
function offered(names: string[], { value, except }: Props): string[] {
  const all = value && !names.includes(value) ? [...names, value] : names;
  return all.filter((name) => name !== except);
}

const FOUND_MAX = 20;

function Lookup({ kind, ...props }: Props & { kind: 'user' | 'device' }) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 250);
  const found = useQuery({
    queryKey: [kind === 'user' ? 'users' : 'devices', 'find', search],
    queryFn: async ({ signal }) =>
      kind === 'user'
        ? (await findUsers(search, FOUND_MAX, signal)).map(({ name, display_name }) => ({
            value: name,
            label: display_name && display_name !== name ? `${name} · ${display_name}` : name,
          }))
        : (await findDevices(search, FOUND_MAX, signal)).map(
            ({ mac, model, display_name, user }) => ({
              value: mac,
              label: [display_name || user, model, mac].filter(Boolean).join(' · '),
            }),
          ),
    placeholderData: keepPreviousData,
  });
  const { value, except } = props;
  const all = found.data ?? [];
  const data =
    value && !all.some((option) => option.value === value)
      ? [{ value, label: value }, ...all]
      : all;
  return (
    <Select
      {...common(props, kind, found.error)}
      data={data.filter((option) => option.value !== except)}
      // The server has searched; what is typed need not be in the label.
      filter={({ options }) => options}
      onSearchChange={(next) => setTyped(data.some(({ label }) => label === next) ? '' : next)}
    />
  );
}
