// Takes phones into the fleet (M31, M32): many into a region, one with its user as well.

import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  allDevices,
  type Device,
  type DeviceFilter,
  devicesNamed,
  NAMED_MAX,
  useApproveMany,
} from '../api/devices';
import { Problem } from '../api/problem';
import { useRegions } from '../api/regions';
import { TouchedView } from '../components/ConfirmAction';
import { LoadingLines } from '../components/Loading';
import { NewPassword } from '../components/NewPassword';
import { notifyDone } from '../components/notify';
import { ProblemAlert } from '../components/ProblemAlert';
import { actionsTexts } from '../texts/actions';
import { common } from '../texts/common';
import { phoneName } from './ActionDialog';
import { RegionSelect } from './OptionFields';
import { useNotifyStarted } from './started';

const t = actionsTexts.approve;
const SAMPLE_MAX = 5;

/** The picked phones, loaded or not, or the filter whose pending phones are meant. */
export type ToApprove = { macs: string[] } | { filter: DeviceFilter };

interface ApproveDialogProps {
  opened: boolean;
  what: ToApprove;
  onClose: () => void;
  onDone?: () => void;
}

export function ApproveDialog({ opened, what, onClose, onDone }: ApproveDialogProps) {
  const [first, ...others] = 'macs' in what ? what.macs : [];
  const title = first && others.length === 0 ? t.one(first) : t.label;
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      {opened && <Found what={what} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

type BodyProps = Omit<ApproveDialogProps, 'opened'>;

/** Asks who they are now: what the list has shown of them may be old, or no more be loaded. */
function Found({ what, ...rest }: BodyProps) {
  const found = useQuery({
    // Of no family: who is meant stays as it is shown, whatever happens meanwhile.
    queryKey: ['to-approve', what],
    queryFn: () =>
      'macs' in what
        ? devicesNamed(what.macs)
        : allDevices({ ...what.filter, approval: ['pending'] }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  if (found.error) {
    return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  }
  if (!found.data) {
    return <LoadingLines lines={3} />;
  }
  const gone = 'macs' in what ? Math.min(what.macs.length, NAMED_MAX) - found.data.length : 0;
  return <Form picked={found.data} gone={gone} {...rest} />;
}

interface Fields {
  region: string | null;
  user_name: string;
  display_name: string;
  password: string;
}

/** The region that they all come from, if it is one. */
function commonRegion(devices: readonly Device[]): string | null {
  const regions = new Set(devices.map(({ region }) => region));
  const [only] = regions;
  return regions.size === 1 && only ? only : null;
}

function onlyOne(regions: readonly { name: string }[] | undefined): string | null {
  return regions?.length === 1 ? (regions[0]?.name ?? null) : null;
}

interface FormProps extends Omit<BodyProps, 'what'> {
  picked: Device[];
  /** How many more were picked, and are no more. */
  gone: number;
}

function Form({ picked, gone, onClose, onDone }: FormProps) {
  const pending = picked.filter(({ approval }) => approval === 'pending');
  const [fields, setFields] = useState<Fields>({
    region: null,
    user_name: '',
    display_name: '',
    password: '',
  });
  const regions = useRegions().data;
  const region = fields.region ?? commonRegion(pending) ?? onlyOne(regions);
  const approve = useApproveMany();
  const notifyStarted = useNotifyStarted();
  const messages = approve.error instanceof Problem ? approve.error.fieldMessages() : {};
  const set = (patch: Partial<Fields>) => setFields((before) => ({ ...before, ...patch }));
  const isOne = pending.length === 1;
  const needsUser = isOne && !fields.user_name && !!(fields.display_name || fields.password);

  if (pending.length === 0) {
    return <Text fz="sm">{t.none}</Text>;
  }
  const submit = () => {
    if (!region || needsUser) {
      return;
    }
    const given = {
      user_name: fields.user_name.trim(),
      display_name: fields.display_name.trim(),
      password: fields.password,
    };
    const user = isOne
      ? Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
      : {};
    approve.mutate(
      { macs: pending.map(({ mac }) => mac), region, ...user },
      {
        onSuccess: (answer) => {
          if ('job' in answer) {
            notifyStarted(answer.job);
          } else {
            notifyDone(t.done(answer.approved.length));
          }
          onDone?.();
          onClose();
        },
      },
    );
  };
  const skipped = picked.length - pending.length;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        <Text fz="sm" c="dimmed">
          {t.next}
        </Text>
        <RegionSelect
          label={t.region}
          value={region}
          onChange={(region) => set({ region })}
          error={messages.region}
        />
        {isOne && (
          <>
            <TextInput
              label={t.user}
              description={t.userHelp}
              value={fields.user_name}
              onChange={(event) => set({ user_name: event.currentTarget.value })}
              error={messages.user_name ?? (needsUser ? t.needsUser : undefined)}
              maxLength={100}
              autoComplete="off"
              data-autofocus
            />
            <TextInput
              label={t.displayName}
              value={fields.display_name}
              onChange={(event) => set({ display_name: event.currentTarget.value })}
              error={messages.display_name}
              maxLength={100}
              autoComplete="off"
            />
            <NewPassword
              label={t.password}
              description={t.passwordHelp}
              value={fields.password}
              name={fields.user_name}
              onChange={(event) => set({ password: event.currentTarget.value })}
              error={messages.password}
              maxLength={128}
            />
          </>
        )}
        <TouchedView
          touched={{
            count: pending.length,
            sample: pending.slice(0, SAMPLE_MAX).map(phoneName),
          }}
          noun={actionsTexts.phone}
        />
        {skipped > 0 && (
          <Text fz="sm" c="dimmed">
            {t.skipped(skipped)}
          </Text>
        )}
        {gone > 0 && (
          <Text fz="sm" c="dimmed">
            {t.gone(gone)}
          </Text>
        )}
        {picked.length >= NAMED_MAX && (
          <Text fz="sm" c="dimmed">
            {t.tooMany(picked.length)}
          </Text>
        )}
        <ProblemAlert error={approve.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={approve.isPending} disabled={!region}>
            {t.title(pending.length)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
