// Who has a template: phones by region and model, rows of the mapping, and the phones themselves.

import { Badge, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconClockPause, IconFileOff } from '@tabler/icons-react';
import type { Device } from '../../api/devices';
import { type UsageSort, useTemplateUsage } from '../../api/templates';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { DeviceStatusMark, Mark } from '../../components/Mark';
import { PageLink } from '../../shell/links';
import { usePageSearch } from '../../shell/page';
import { count } from '../../texts/common';
import { templateTexts } from '../../texts/templates';
import { page } from './page';

const t = templateTexts.usage;

/** Whether the phone has fetched what was made for it. */
function FileMark({ device }: { device: Device }) {
  const { drift, generated_at } = device.config;
  if (!generated_at) {
    return <Mark tone="quiet" icon={IconFileOff} label={t.noFile} />;
  }
  return drift ? (
    <Mark tone="odd" icon={IconClockPause} label={t.drift} />
  ) : (
    <Mark tone="good" icon={IconCircleCheck} label={t.fetched} />
  );
}

const columns: Column<Device>[] = [
  {
    id: 'status',
    title: t.columns.status,
    width: 145,
    grow: 0,
    sort: 'status',
    cell: (device) => <DeviceStatusMark device={device} />,
  },
  {
    id: 'mac',
    title: t.columns.mac,
    width: 130,
    sort: 'mac',
    fixed: true,
    narrow: true,
    cell: ({ mac }) => (
      <PageLink to="/devices/$mac" params={{ mac }} ff="monospace" fz="sm">
        {mac}
      </PageLink>
    ),
  },
  { id: 'user', title: t.columns.user, width: 130, sort: 'user', cell: ({ user }) => user },
  {
    id: 'display_name',
    title: t.columns.display_name,
    width: 150,
    sort: 'display_name',
    cell: ({ display_name }) => display_name,
  },
  { id: 'model', title: t.columns.model, width: 90, sort: 'model', cell: ({ model }) => model },
  {
    id: 'region',
    title: t.columns.region,
    width: 110,
    sort: 'region',
    narrow: true,
    cell: ({ region }) => region,
  },
  {
    id: 'file',
    title: t.columns.file,
    width: 140,
    sort: 'config.drift',
    narrow: true,
    cell: (device) => <FileMark device={device} />,
  },
];

export function Usage({ name }: { name: string }) {
  const [search] = usePageSearch(page);
  const list = useTemplateUsage(name, search.sort as UsageSort | undefined);
  const usage = list.first;
  return (
    <>
      {usage && (
        <Group gap="xs" fz="sm" data-testid="usage">
          <Text fz="sm" fw={600}>
            {t.phones(usage.total)}
          </Text>
          <Counts title={t.regions} counts={usage.regions} />
          <Counts title={t.models} counts={usage.models} />
          <Text fz="sm" c="dimmed">
            {usage.mapping.length === 0 ? t.noMapping : `${t.mapping}:`}
          </Text>
          {usage.mapping.map(({ model, region }) => (
            <Badge key={`${model} ${region}`} tt="none">
              {model} · {region ?? t.everyRegion}
            </Badge>
          ))}
        </Group>
      )}
      <DataTable
        name="template-usage"
        label={t.table}
        columns={columns}
        list={list}
        rowId={({ mac }) => mac}
        toolbar={
          <Text fz="sm" c="dimmed">
            {t.hint}
          </Text>
        }
        empty={<EmptyState title={t.empty}>{t.emptyHint}</EmptyState>}
      />
    </>
  );
}

function Counts({ title, counts }: { title: string; counts: Record<string, number> }) {
  const all = Object.entries(counts).filter(([, number]) => number > 0);
  if (all.length === 0) {
    return null;
  }
  return (
    <>
      <Text fz="sm" c="dimmed">
        {title}:
      </Text>
      {all.slice(0, 12).map(([value, number]) => (
        <Badge key={value} variant="default" tt="none">
          {value} {count(number)}
        </Badge>
      ))}
    </>
  );
}
