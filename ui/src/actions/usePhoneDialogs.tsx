// What can be done to one phone or to picked ones: the entries of the menus, and their dialogues.

import { Menu } from '@mantine/core';
import { IconCheck, IconExternalLink, IconPhoneX, IconTag } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { JobAction, Targets } from '../api/actions';
import { type Device, useDeleteDevice } from '../api/devices';
import { useMay } from '../api/session';
import { ConfirmAction } from '../components/ConfirmAction';
import { notifyDone } from '../components/notify';
import { actionsTexts } from '../texts/actions';
import { phoneTexts as t } from '../texts/phone';
import { ActionDialog, phoneName } from './ActionDialog';
import { ActionItems } from './ActionMenu';
import { ApproveDialog, type ToApprove } from './ApproveDialog';
import { DEVICE_ACTIONS } from './kinds';
import { NicknameDialog } from './NicknameDialog';
import { StatusDialog } from './StatusDialog';
import { webAdminOf } from './webAdmin';

type Wanted =
  | { kind: 'action'; action: JobAction; targets: Targets }
  | { kind: 'approve'; what: ToApprove }
  | { kind: 'status' | 'nickname' | 'delete'; device: Device };

export interface PhoneDialogs {
  /** The entries of a phone's menu. */
  itemsOf: (device: Device) => ReactNode;
  /** The entries of the menu for many. */
  items: (targets: () => Targets) => ReactNode;
  approve: (what: ToApprove) => void;
  /** To be put anywhere in the page. */
  dialogs: ReactNode;
}

/** `onDone`: something has begun for what was picked; `onDeleted`: the phone is gone. */
export function usePhoneDialogs(onDone?: () => void, onDeleted?: () => void): PhoneDialogs {
  const [wanted, want] = useState<Wanted>();
  const [opened, setOpened] = useState(false);
  const open = (next: Wanted) => {
    want(next);
    setOpened(true);
  };
  const close = () => setOpened(false);
  const act = (action: JobAction, targets: Targets) => open({ kind: 'action', action, targets });

  const itemsOf = (device: Device) => (
    <PhoneItems
      device={device}
      onApprove={() => open({ kind: 'approve', what: { macs: [device.mac] } })}
      onWanted={(kind) => open({ kind, device })}
      onAction={(action) => act(action, { macs: [device.mac] })}
    />
  );
  const items = (targets: () => Targets) => (
    <ActionItems actions={DEVICE_ACTIONS} onAction={(action) => act(action, targets())} />
  );
  const isOpen = (kind: Wanted['kind']) => opened && wanted?.kind === kind;
  const dialogs = (
    <>
      <ActionDialog
        asked={opened && wanted?.kind === 'action' ? wanted : undefined}
        onClose={close}
        onStarted={onDone}
      />
      {wanted?.kind === 'approve' && (
        <ApproveDialog
          opened={isOpen('approve')}
          what={wanted.what}
          onClose={close}
          onDone={onDone}
        />
      )}
      {wanted?.kind === 'status' && (
        <StatusDialog opened={isOpen('status')} mac={wanted.device.mac} onClose={close} />
      )}
      {wanted?.kind === 'nickname' && (
        <NicknameDialog opened={isOpen('nickname')} device={wanted.device} onClose={close} />
      )}
      {wanted?.kind === 'delete' && (
        <DeletePhone
          opened={isOpen('delete')}
          device={wanted.device}
          onClose={close}
          onDeleted={onDeleted}
        />
      )}
    </>
  );
  return { itemsOf, items, approve: (what) => open({ kind: 'approve', what }), dialogs };
}

interface PhoneItemsProps {
  device: Device;
  onApprove: () => void;
  onWanted: (kind: 'status' | 'nickname' | 'delete') => void;
  onAction: (action: JobAction) => void;
}

/** A phone that waits can only be let in or taken off the list. */
function PhoneItems({ device, onApprove, onWanted, onAction }: PhoneItemsProps) {
  const mayAct = useMay('operator');
  const mayChange = useMay('administrator');
  const isPending = device.approval === 'pending';
  const webAdmin = webAdminOf(device.ip);
  return (
    <>
      {isPending && mayAct && (
        <Menu.Item leftSection={<IconCheck size={16} aria-hidden />} onClick={onApprove}>
          {actionsTexts.approve.label}
        </Menu.Item>
      )}
      {webAdmin && (
        <Menu.Item
          component="a"
          href={webAdmin}
          target="_blank"
          rel="noreferrer noopener"
          leftSection={<IconExternalLink size={16} aria-hidden />}
        >
          {t.openWebAdmin}
        </Menu.Item>
      )}
      {!isPending && mayChange && (
        <Menu.Item
          leftSection={<IconTag size={16} aria-hidden />}
          onClick={() => onWanted('nickname')}
        >
          {t.nickname.action}
        </Menu.Item>
      )}
      {!isPending && (
        <ActionItems
          actions={DEVICE_ACTIONS.filter((action) => action !== 'delete_devices')}
          onAction={(action) => (action === 'check_status' ? onWanted('status') : onAction(action))}
        />
      )}
      {mayChange && (
        <>
          <Menu.Divider />
          <Menu.Item
            c="var(--app-bad)"
            leftSection={<IconPhoneX size={16} aria-hidden />}
            onClick={() => onWanted('delete')}
          >
            {t.remove.action}
          </Menu.Item>
        </>
      )}
    </>
  );
}

interface DeletePhoneProps {
  device: Device;
  opened: boolean;
  onClose: () => void;
  onDeleted?: () => void;
}

function DeletePhone({ device, opened, onClose, onDeleted }: DeletePhoneProps) {
  const remove = useDeleteDevice();
  return (
    <ConfirmAction
      opened={opened}
      onClose={onClose}
      title={t.remove.title}
      confirmLabel={t.remove.confirm}
      danger
      onConfirm={async () => {
        await remove.mutateAsync(device.mac);
        notifyDone(t.remove.done(device.mac));
        onDeleted?.();
      }}
    >
      {t.remove.body(phoneName(device))}
    </ConfirmAction>
  );
}
