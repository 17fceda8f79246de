// How many alarms there are of each severity.

import { Card, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Dashboard } from '../../api/dashboard';
import { SEVERITIES } from '../../api/severities';
import { SeverityMark } from '../../components/Mark';
import { PageLink } from '../../shell/links';
import { count } from '../../texts/common';
import { dashboardTexts } from '../../texts/dashboard';
import classes from './Dashboard.module.css';

const t = dashboardTexts.alarms;

export function Alarms({ alarms }: { alarms: Dashboard['alarms'] }) {
  return (
    <Card>
      <Group justify="space-between" mb="xs">
        <Title order={2}>{t.title}</Title>
        <PageLink to="/alarms" fz="sm">
          {t.all}
        </PageLink>
      </Group>
      {SEVERITIES.map((severity) => (
        <Link
          key={severity}
          to="/alarms"
          search={{ severity: [severity] } as never}
          className={classes.severity}
        >
          <SeverityMark severity={severity} />
          <Text fw={alarms[severity] > 0 ? 650 : 400}>{count(alarms[severity])}</Text>
        </Link>
      ))}
    </Card>
  );
}
