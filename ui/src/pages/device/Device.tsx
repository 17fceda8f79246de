// One phone: how it is, its file line by line, what happened to it, and what can be done to it.

import { Alert, Group, Tabs } from '@mantine/core';
import { IconClockPause, IconPhoneOff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { ActionsButton } from '../../actions/ActionMenu';
import { usePhoneDialogs } from '../../actions/usePhoneDialogs';
import { useAlarms } from '../../api/alarms';
import { type OneDevice, useDevice } from '../../api/devices';
import { Problem } from '../../api/problem';
import { EmptyState } from '../../components/EmptyState';
import { LoadingLines } from '../../components/Loading';
import { DeviceStatusMark } from '../../components/Mark';
import { PageFrame } from '../../components/PageFrame';
import { ProblemAlert } from '../../components/ProblemAlert';
import { LinkButton } from '../../shell/links';
import { usePageSearch, usePathParameter } from '../../shell/page';
import { deviceTexts as t } from '../../texts/device';
import { Configuration } from './Configuration';
import { History } from './History';
import { Overview } from './Overview';
import { PhoneAlarms } from './PhoneAlarms';
import { page, TABS } from './page';

export default function Device() {
  const mac = usePathParameter('mac').toLowerCase();
  const [search] = usePageSearch(page);
  const device = useDevice(mac);
  const navigate = useNavigate();
  const phones = usePhoneDialogs(undefined, () => void navigate({ to: '/devices' }));
  const known = device.data;
  const isGone = device.error instanceof Problem && device.error.status === 404;

  return (
    <PageFrame
      page={page}
      title={known ? known.nickname || known.display_name || known.user || mac : mac}
      summary={known && <Summary device={known} />}
      actions={known && <ActionsButton>{phones.itemsOf(known)}</ActionsButton>}
      fill={search.tab === 'history' || search.tab === 'alarms'}
    >
      {known ? (
        <Content device={known} />
      ) : isGone ? (
        <EmptyState
          icon={IconPhoneOff}
          title={t.unknown.title}
          action={<LinkButton to="/devices">{t.unknown.action}</LinkButton>}
        >
          {t.unknown.body}
        </EmptyState>
      ) : device.error ? (
        <ProblemAlert error={device.error} onRetry={() => void device.refetch()} />
      ) : (
        <LoadingLines lines={8} />
      )}
      {phones.dialogs}
    </PageFrame>
  );
}

function Summary({ device }: { device: OneDevice }) {
  return (
    <Group component="span" gap="sm">
      <DeviceStatusMark device={device} />
      <span>{t.summary([device.mac, device.model, device.region])}</span>
    </Group>
  );
}

function Content({ device }: { device: OneDevice }) {
  const [search, change] = usePageSearch(page);
  const alarms = useAlarms('/api/v1/alarms', { mac: [device.mac] });
  const tab = search.tab ?? 'overview';
  const labels = {
    ...t.tabs,
    alarms: alarms.total ? t.tabCount(t.tabs.alarms, alarms.total) : t.tabs.alarms,
  };
  return (
    <>
      {device.approval === 'pending' && (
        <Alert color="yellow" icon={<IconClockPause aria-hidden />} title={t.pending.title}>
          {t.pending.body}
        </Alert>
      )}
      <Tabs
        value={tab}
        onChange={(next) =>
          change({ tab: next === 'overview' ? undefined : (next as typeof search.tab) })
        }
        keepMounted={false}
        style={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 }}
      >
        <Tabs.List style={{ flexShrink: 0 }}>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {labels[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview" pt="md">
          <Overview device={device} />
        </Tabs.Panel>
        <Tabs.Panel value="configuration" pt="md">
          <Configuration device={device} />
        </Tabs.Panel>
        <Panel name="history">
          <History mac={device.mac} />
        </Panel>
        <Panel name="alarms">
          <PhoneAlarms mac={device.mac} />
        </Panel>
      </Tabs>
    </>
  );
}

/** A tab whose table takes the height that is left. */
function Panel({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <Tabs.Panel
      value={name}
      pt="md"
      style={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 }}
    >
      {children}
    </Tabs.Panel>
  );
}
