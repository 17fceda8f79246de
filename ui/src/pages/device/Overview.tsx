// What is known of the phone, in cards.

import { Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconClock, IconSend } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { OneDevice } from '../../api/devices';
import { useWaiting } from '../../api/phone';
import { LoadingLines } from '../../components/Loading';
import { ApprovalMark, DeviceStatusMark, Mark } from '../../components/Mark';
import { ProblemAlert } from '../../components/ProblemAlert';
import { exactly, TimeAgo } from '../../components/TimeAgo';
import { PageLink } from '../../shell/links';
import { deviceTexts as t } from '../../texts/device';
import { FileMark } from '../devices/columns';
import classes from './Device.module.css';

type Fact = [label: string, value: ReactNode];

export function Overview({ device }: { device: OneDevice }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }} spacing="md">
      <Facts title={t.cards.status} facts={statusFacts(device)} />
      <Stack gap="md">
        <Facts title={t.cards.user} facts={userFacts(device)}>
          {device.user && (
            <Group gap="md">
              <PageLink to="/devices" search={{ user: [device.user] }} fz="sm">
                {t.allOfUser}
              </PageLink>
              <PageLink to="/users" search={{ search: device.user }} fz="sm">
                {t.editUser}
              </PageLink>
            </Group>
          )}
        </Facts>
        <Facts title={t.cards.file} facts={fileFacts(device)}>
          <PageLink
            to="/devices/$mac"
            params={{ mac: device.mac }}
            search={{ tab: 'configuration' }}
            fz="sm"
          >
            {t.showFile}
          </PageLink>
        </Facts>
      </Stack>
      <Stack gap="md">
        <Waiting mac={device.mac} />
        <Facts title={t.cards.set} facts={setFacts(device)} />
        <Facts title={t.cards.peripherals} facts={moreFacts(device)} optional />
      </Stack>
    </SimpleGrid>
  );
}

type TextField = {
  [K in keyof OneDevice]: OneDevice[K] extends string ? K : never;
}[keyof OneDevice] &
  keyof typeof t.facts;

const plain = (device: OneDevice, ...names: TextField[]): Fact[] =>
  names.map((name) => [t.facts[name], device[name]]);

function statusFacts(device: OneDevice): Fact[] {
  return [
    [t.facts.status, <DeviceStatusMark key="status" device={device} />],
    [t.facts.reported_status, device.reported_status],
    [t.facts.report_time, <TimeAgo key="time" time={device.report_time} />],
    [t.facts.approval, <ApprovalMark key="approval" approval={device.approval} />],
    ...plain(device, 'mac', 'ip', 'subnet', 'vlan_id', 'model', 'firmware_version'),
    ...plain(device, 'user_agent', 'location', 'sip_proxy'),
  ];
}

const userFacts = (device: OneDevice) =>
  plain(device, 'user', 'display_name', 'phone_number', 'region');

const setFacts = (device: OneDevice) =>
  plain(device, 'nickname', 'template', 'firmware', 'language', 'vlan_mode');

function fileFacts({ config }: OneDevice): Fact[] {
  return [
    [t.facts.file, <FileMark key="file" config={config} />],
    [t.facts.generated_at, <TimeAgo key="made" time={config.generated_at} />],
    [t.facts.fetched_at, <TimeAgo key="fetched" time={config.fetched_at} />],
  ];
}

function moreFacts(device: OneDevice): Fact[] {
  return [
    ...plain(device, 'btoe_pairing_status', 'btoe_version', 'usb_headset_type'),
    ...plain(device, 'hrs_speaker_model', 'hrs_speaker_firmware'),
    ...Object.entries(device.extra),
  ];
}

interface FactsProps {
  title: string;
  facts: Fact[];
  /** Without any value there is no card. */
  optional?: boolean;
  children?: ReactNode;
}

function Facts({ title, facts, optional, children }: FactsProps) {
  const known = optional ? facts.filter(([, value]) => value !== '') : facts;
  if (known.length === 0) {
    return null;
  }
  return (
    <Card>
      <Title order={2} mb="xs">
        {title}
      </Title>
      <dl className={classes.facts}>
        {known.map(([label, value]) => (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{value === '' ? '–' : value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </Card>
  );
}

/** Commands that the phone has not obeyed yet. */
function Waiting({ mac }: { mac: string }) {
  const waiting = useWaiting(mac);
  return (
    <Card>
      <Title order={2} mb="xs">
        {t.cards.commands}
      </Title>
      <ProblemAlert error={waiting.error} onRetry={() => void waiting.refetch()} />
      {waiting.isPending && <LoadingLines lines={2} />}
      {waiting.data?.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t.commands.none}
        </Text>
      )}
      <Stack gap="sm">
        {waiting.data?.map((command) => (
          <div key={command.position}>
            <Text fz="sm" fw={600}>
              {t.commands.action[command.action] ?? command.action}
            </Text>
            <Group gap="md" fz="sm">
              <Mark
                tone={command.isHandedOver ? 'brand' : 'quiet'}
                icon={command.isHandedOver ? IconSend : IconClock}
                label={command.isHandedOver ? t.commands.handedOver : t.commands.queued}
              />
            </Group>
            <Text fz="xs" c="dimmed">
              <TimeAgo time={command.queuedAt} /> · {t.commands.until} {exactly(command.expiresAt)}
            </Text>
          </div>
        ))}
      </Stack>
    </Card>
  );
}
