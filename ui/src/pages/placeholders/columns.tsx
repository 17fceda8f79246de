// The columns of placeholders; whose they are is shown where they are of several owners.

import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconPencil, IconServer } from '@tabler/icons-react';
import type { Placeholder, PlaceholderScope } from '../../api/placeholders';
import type { Column } from '../../components/DataTable';
import { HiddenValue } from '../../components/HiddenValue';
import { Mark } from '../../components/Mark';
import { TimeAgo } from '../../components/TimeAgo';
import { placeholdersTexts as t } from '../../texts/placeholders';

function Code({ text }: { text: string }) {
  return (
    <Text span ff="monospace" fz="xs" title={text}>
      {text}
    </Text>
  );
}

function Quiet({ text }: { text: string }) {
  return (
    <Text span fz="sm" c="dimmed">
      {text}
    </Text>
  );
}

function Value({ placeholder }: { placeholder: Placeholder }) {
  const { name, value, hidden, warnings, is_known } = placeholder;
  if (hidden) {
    return <HiddenValue value={value} name={name} />;
  }
  const text = value ? <Code text={value} /> : <Quiet text={is_known ? t.filledIn : t.noValue} />;
  if (warnings.length === 0) {
    return text;
  }
  return (
    <Group gap={6} wrap="nowrap">
      {text}
      <Mark
        tone="odd"
        icon={IconAlertTriangle}
        label={warnings.join('; ')}
        title={warnings.join('; ')}
        iconOnly
      />
    </Group>
  );
}

function Origin({ placeholder }: { placeholder: Placeholder }) {
  if (!placeholder.is_default) {
    return <Mark tone="brand" icon={IconPencil} label={t.origins.set} />;
  }
  return placeholder.is_known ? (
    <Mark tone="quiet" icon={IconServer} label={t.origins.known} />
  ) : (
    <Mark tone="quiet" icon={IconLock} label={t.origins.builtIn} />
  );
}

function ownerOf({ owner, user, model }: Placeholder): string {
  return [user, owner, model].filter(Boolean).join(' · ');
}

export function columnsOf(scope: PlaceholderScope, ofAll: boolean): Column<Placeholder>[] {
  const withOwner = ofAll && scope !== 'system';
  const owner: Column<Placeholder> = {
    id: 'owner',
    title: t.columns.owner,
    width: scope === 'device' ? 220 : 90,
    narrow: true,
    cell: (placeholder) => <span title={ownerOf(placeholder)}>{ownerOf(placeholder)}</span>,
  };
  return [
    {
      id: 'name',
      title: t.columns.name,
      width: 155,
      sort: 'name',
      fixed: true,
      narrow: true,
      cell: ({ name, placeholder }) => (
        <Text span ff="monospace" fz="xs" title={placeholder}>
          {name}
        </Text>
      ),
    },
    ...(withOwner ? [owner] : []),
    {
      id: 'value',
      title: t.columns.value,
      width: 140,
      grow: 2,
      narrow: true,
      cell: (placeholder) => <Value placeholder={placeholder} />,
    },
    {
      id: 'default_value',
      title: t.columns.default_value,
      width: 120,
      cell: ({ default_value, is_default }) =>
        is_default ? null : default_value ? (
          <Code text={default_value} />
        ) : (
          <Quiet text={t.noValue} />
        ),
    },
    {
      id: 'origin',
      title: t.columns.origin,
      width: 110,
      grow: 0,
      cell: (placeholder) => <Origin placeholder={placeholder} />,
    },
    {
      id: 'description',
      title: t.columns.description,
      width: 210,
      grow: 2,
      cell: ({ description }) => <span title={description}>{description}</span>,
    },
    {
      id: 'set_at',
      title: t.columns.set_at,
      width: 100,
      grow: 0,
      optional: true,
      cell: ({ set_at }) => set_at && <TimeAgo time={set_at} />,
    },
  ];
}
