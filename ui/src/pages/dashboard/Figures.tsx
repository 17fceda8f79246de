// The four figures, each a link to the phones behind it.

import { Card, Group, SimpleGrid, Skeleton, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconPercentage,
  IconPlugConnectedX,
  type TablerIcon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Dashboard } from '../../api/dashboard';
import { count, plural } from '../../texts/common';
import { dashboardTexts } from '../../texts/dashboard';
import classes from './Dashboard.module.css';

const t = dashboardTexts.figures;

interface FigureProps {
  name: string;
  value: string;
  note: string;
  icon: TablerIcon;
  color: string;
  search: object;
}

function Figure({ name, value, note, icon: Icon, color, search }: FigureProps) {
  return (
    <Card
      className={classes.figure}
      renderRoot={(props) => <Link to="/devices" search={search as never} {...props} />}
    >
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fz="sm" fw={500} c="dimmed">
          {name}
        </Text>
        <Icon size={20} stroke={1.8} color={color} aria-hidden />
      </Group>
      <div className={classes.value}>{value}</div>
      <Text fz="xs" c="dimmed">
        {note}
      </Text>
    </Card>
  );
}

export function Figures({ devices }: { devices: Dashboard['devices'] | undefined }) {
  if (!devices) {
    return (
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
        {['registered', 'non_registered', 'disconnected', 'percent'].map((name) => (
          <Card key={name}>
            <Skeleton h={74} />
          </Card>
        ))}
      </SimpleGrid>
    );
  }
  const { total, pending } = devices;
  const of = total > 0 ? t.of(total) : t.ofNone;
  const percent = devices.registered_percent.toFixed(2).replace(/\.?0+$/, '');
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md" data-testid="figures">
      <Figure
        name={t.registered}
        value={count(devices.registered)}
        note={of}
        icon={IconCircleCheck}
        color="var(--app-good)"
        search={{ status: ['registered'], approval: ['approved'] }}
      />
      <Figure
        name={t.non_registered}
        value={count(devices.non_registered)}
        note={of}
        icon={IconAlertTriangle}
        color="var(--app-bad)"
        search={{ status: ['non_registered'], approval: ['approved'] }}
      />
      <Figure
        name={t.disconnected}
        value={count(devices.disconnected)}
        note={of}
        icon={IconPlugConnectedX}
        color="var(--app-odd)"
        search={{ status: ['disconnected'], approval: ['approved'] }}
      />
      <Figure
        name={t.percent}
        value={total > 0 ? `${percent} %` : '–'}
        note={pending > 0 ? t.pending(plural(pending, 'phone')) : of}
        icon={IconPercentage}
        color="var(--mantine-color-anchor)"
        search={pending > 0 ? { approval: ['pending'] } : {}}
      />
    </SimpleGrid>
  );
}
