// The columns of the list of regions.

import { Anchor, Text } from '@mantine/core';
import type { Region } from '../../api/regions';
import type { Column } from '../../components/DataTable';
import { PageLink } from '../../shell/links';
import { common, count } from '../../texts/common';
import { duration } from '../../texts/durations';
import { regionsTexts } from '../../texts/regions';
import { setupTexts } from '../../texts/setup';
import { windowInWords } from './values';

const t = regionsTexts.columns;

function clipped(words: string) {
  return (
    <Text span inherit title={words}>
      {words}
    </Text>
  );
}

function maintenance(region: Region): string {
  const kept = region.maintenance;
  return kept
    ? `${kept.windows.map(windowInWords).join('; ')} (${kept.time_zone})`
    : regionsTexts.always;
}

export function columnsOf(open: (region: Region) => void): Column<Region>[] {
  return [
    {
      id: 'name',
      title: t.name,
      width: 150,
      sort: 'name',
      fixed: true,
      narrow: true,
      cell: (region) => (
        <Anchor component="button" type="button" fz="inherit" onClick={() => open(region)}>
          {region.name}
        </Anchor>
      ),
    },
    {
      id: 'devices',
      title: t.devices,
      width: 80,
      grow: 0,
      align: 'right',
      narrow: true,
      cell: (region) => (
        <PageLink to="/devices" search={{ region: [region.name] }} fz="inherit">
          {count(region.devices)}
        </PageLink>
      ),
    },
    {
      id: 'users',
      title: t.users,
      width: 80,
      grow: 0,
      align: 'right',
      cell: (region) => (
        <PageLink to="/users" search={{ region: [region.name] }} fz="inherit">
          {count(region.users)}
        </PageLink>
      ),
    },
    {
      id: 'networks',
      title: t.networks,
      width: 180,
      grow: 2,
      cell: (region) => clipped(region.networks.join(', ')),
    },
    {
      id: 'onboarding',
      title: t.onboarding,
      width: 150,
      cell: (region) => clipped(setupTexts.region[region.onboarding].label),
    },
    {
      id: 'maintenance',
      title: t.maintenance,
      width: 190,
      grow: 2,
      cell: (region) => clipped(maintenance(region)),
    },
    {
      id: 'credentials',
      title: t.credentials,
      width: 110,
      optional: true,
      cell: (region) => regionsTexts.form.credential[region.phone_credentials].short,
    },
    {
      id: 'reachable',
      title: t.reachable,
      width: 105,
      grow: 0,
      cell: (region) => (region.reachable ? common.yes : common.no),
    },
    {
      id: 'silence',
      title: t.silence,
      width: 160,
      optional: true,
      cell: (region) => duration(region.disconnect_after_seconds),
    },
  ];
}
