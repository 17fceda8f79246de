// One alarm in full: what it says, what to do about it, and clearing it.

import { Button, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import type { Alarm } from '../../api/alarms';
import { useMay } from '../../api/session';
import { SeverityMark } from '../../components/Mark';
import { exactly } from '../../components/TimeAgo';
import { PageLink } from '../../shell/links';
import { alarmsTexts as t } from '../../texts/alarms';
import classes from './Alarms.module.css';

interface AlarmDetailsProps {
  alarm: Alarm | undefined;
  onClose: () => void;
  /** Without it the alarm is none that can be cleared. */
  onClear?: (alarm: Alarm) => void;
}

export function AlarmDetails({ alarm, onClose, onClear }: AlarmDetailsProps) {
  return (
    <Drawer
      opened={alarm !== undefined}
      onClose={onClose}
      title={alarm?.title}
      styles={{ title: { fontWeight: 600 } }}
    >
      {alarm && <Body alarm={alarm} onClear={onClear} />}
    </Drawer>
  );
}

function Body({ alarm, onClear }: { alarm: Alarm; onClear?: (alarm: Alarm) => void }) {
  const may = useMay('operator');
  const facts: [string, string][] = [
    [t.facts.source, alarm.source],
    [t.facts.remote_host, alarm.remote_host],
    [t.facts.region, alarm.region],
    [t.facts.received_time, exactly(alarm.received_time)],
    [t.facts.last_action_time, exactly(alarm.last_action_time)],
    [
      t.facts.additional_info,
      [alarm.additional_info_1, alarm.additional_info_2].filter(Boolean).join(' · '),
    ],
    [t.facts.name, alarm.name],
  ];
  return (
    <Stack gap="md">
      <SeverityMark severity={alarm.severity} />
      <Text className={classes.text}>{alarm.description}</Text>
      <div>
        <Title order={3}>{t.corrective}</Title>
        <Text fz="sm" className={classes.text}>
          {alarm.corrective_action || t.noCorrective}
        </Text>
      </div>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Group justify="space-between">
        <PageLink to="/devices/$mac" params={{ mac: alarm.mac }} fz="sm">
          {t.phone}
        </PageLink>
        {may && onClear && (
          <Button variant="default" onClick={() => onClear(alarm)}>
            {t.clear}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
