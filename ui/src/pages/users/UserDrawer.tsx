// A user's phones, beside the list: add, edit, move, delete.

import { Button, Card, Drawer, Group, Menu, Stack, Text } from '@mantine/core';
import { IconDeviceLandlinePhone, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { RowMenu } from '../../actions/ActionMenu';
import { Problem } from '../../api/problem';
import { useMay } from '../../api/session';
import { type UserDevice, useDeleteUserDevice, useUserDevices } from '../../api/users';
import { ConfirmAction } from '../../components/ConfirmAction';
import { EmptyState } from '../../components/EmptyState';
import { LoadingLines } from '../../components/Loading';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { PageLink } from '../../shell/links';
import { usersTexts } from '../../texts/users';
import { DeviceDialog } from './DeviceDialog';

const t = usersTexts.drawer;

interface UserDrawerProps {
  user: string | undefined;
  onClose: () => void;
}

export function UserDrawer({ user, onClose }: UserDrawerProps) {
  return (
    <Drawer
      opened={user !== undefined}
      onClose={onClose}
      title={user === undefined ? '' : t.title(user)}
      styles={{ title: { fontWeight: 600, overflowWrap: 'anywhere' } }}
    >
      {user !== undefined && <Phones user={user} />}
    </Drawer>
  );
}

type Wanted = { kind: 'add' } | { kind: 'edit' | 'delete'; device: UserDevice };

function Phones({ user }: { user: string }) {
  const devices = useUserDevices(user);
  const mayChange = useMay('administrator');
  const [wanted, want] = useState<Wanted>();
  const [opened, setOpened] = useState(false);
  const open = (next: Wanted) => {
    want(next);
    setOpened(true);
  };
  const items = devices.data?.items;
  const add = mayChange && (
    <Button
      size="xs"
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => open({ kind: 'add' })}
    >
      {usersTexts.actions.addDevice}
    </Button>
  );
  if (devices.error instanceof Problem && devices.error.code === 'user_not_found') {
    return <EmptyState title={t.gone} />;
  }
  return (
    <Stack gap="sm">
      <ProblemAlert error={devices.error} onRetry={() => void devices.refetch()} />
      {devices.isPending && <LoadingLines lines={5} />}
      {items?.length === 0 ? (
        <EmptyState icon={IconDeviceLandlinePhone} title={t.none} action={add}>
          {t.noneBody}
        </EmptyState>
      ) : (
        items && (
          <Group justify="space-between">
            <PageLink to="/devices" search={{ user: [user] }} fz="sm">
              {t.status}
            </PageLink>
            {add}
          </Group>
        )
      )}
      {items?.map((device) => (
        <PhoneCard
          key={device.mac}
          device={device}
          onWanted={mayChange ? (kind) => open({ kind, device }) : undefined}
        />
      ))}
      {devices.data && devices.data.total > devices.data.items.length && (
        <Text fz="sm" c="dimmed">
          {t.more(devices.data.total - devices.data.items.length)}
        </Text>
      )}
      <DeviceDialog
        opened={opened && wanted !== undefined && wanted.kind !== 'delete'}
        user={user}
        device={wanted?.kind === 'edit' ? wanted.device : undefined}
        onClose={() => setOpened(false)}
      />
      {wanted?.kind === 'delete' && (
        <DeleteDevice
          opened={opened}
          user={user}
          mac={wanted.device.mac}
          onClose={() => setOpened(false)}
        />
      )}
    </Stack>
  );
}

interface PhoneCardProps {
  device: UserDevice;
  onWanted: ((kind: 'edit' | 'delete') => void) | undefined;
}

function PhoneCard({ device, onWanted }: PhoneCardProps) {
  const { mac } = device;
  const facts = [
    device.display_name,
    device.model,
    device.firmware,
    device.language,
    t.vlan(device.vlan_mode, device.vlan_id),
  ].filter(Boolean);
  return (
    <Card padding="sm">
      <Group justify="space-between" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <PageLink to="/devices/$mac" params={{ mac }} ff="monospace" fz="sm">
            {mac}
          </PageLink>
          <Text fz="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {facts.join(' · ')}
          </Text>
        </div>
        {onWanted && (
          <RowMenu name={mac}>
            <Menu.Item
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => onWanted('edit')}
            >
              {usersTexts.actions.edit}
            </Menu.Item>
            <Menu.Item
              c="var(--app-bad)"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => onWanted('delete')}
            >
              {usersTexts.actions.delete}
            </Menu.Item>
          </RowMenu>
        )}
      </Group>
    </Card>
  );
}

interface DeleteDeviceProps {
  opened: boolean;
  user: string;
  mac: string;
  onClose: () => void;
}

function DeleteDevice({ opened, user, mac, onClose }: DeleteDeviceProps) {
  const remove = useDeleteUserDevice(user);
  return (
    <ConfirmAction
      opened={opened}
      onClose={onClose}
      title={usersTexts.device.removeTitle}
      confirmLabel={usersTexts.device.removeConfirm}
      danger
      onConfirm={async () => {
        await remove.mutateAsync(mac);
        notifyDone(usersTexts.device.removed(mac));
      }}
    >
      {usersTexts.device.removeBody(mac, user)}
    </ConfirmAction>
  );
}
