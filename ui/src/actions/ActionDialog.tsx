// Asks for an action's options, shows whom it would touch, and starts it as a job.

import { Modal, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import {
  type ActionPreview,
  type JobAction,
  previewAction,
  type Targets,
  useStartAction,
} from '../api/actions';
import type { Device } from '../api/devices';
import { Problem } from '../api/problem';
import { type UsualPace, usePhoneSettings } from '../api/settings';
import { ConfirmAction, type Touched } from '../components/ConfirmAction';
import { ProblemAlert } from '../components/ProblemAlert';
import { actionsTexts as t } from '../texts/actions';
import { plural } from '../texts/common';
import { KINDS } from './kinds';
import { OptionFields } from './OptionFields';
import { PaceFields } from './PaceFields';
import { useNotifyStarted } from './started';
import { firstValues, isComplete, optionsOf, type Values } from './values';

export interface Asked {
  action: JobAction;
  targets: Targets;
}

interface ActionDialogProps {
  asked: Asked | undefined;
  onClose: () => void;
  onStarted?: () => void;
}

/** From so many on, whoever deletes types how many. */
const TYPE_FROM = 20;
const SAMPLE_MAX = 5;
/** How long options stay as they are before the server is asked about them. */
const SETTLED_MS = 300;

export function ActionDialog({ asked, onClose, onStarted }: ActionDialogProps) {
  // The dialogue keeps its words while it closes; each time that it opens it begins afresh.
  const [opening, setOpening] = useState({ asked, number: 0, isOpen: asked !== undefined });
  if ((asked !== undefined) !== opening.isOpen) {
    setOpening({
      asked: asked ?? opening.asked,
      number: opening.number + (asked ? 1 : 0),
      isOpen: asked !== undefined,
    });
  }
  const settings = usePhoneSettings();
  if (asked && settings.isError && !settings.data) {
    return (
      <Modal opened onClose={onClose} title={t.label[asked.action]}>
        <ProblemAlert error={settings.error} onRetry={() => void settings.refetch()} />
      </Modal>
    );
  }
  return opening.asked && settings.data ? (
    <Dialog
      key={opening.number}
      asked={opening.asked}
      usual={settings.data}
      opened={asked !== undefined}
      onClose={onClose}
      onStarted={onStarted}
    />
  ) : null;
}

interface DialogProps extends ActionDialogProps {
  asked: Asked;
  usual: UsualPace;
  opened: boolean;
}

function Dialog({ asked, usual, opened, onClose, onStarted }: DialogProps) {
  const { action, targets } = asked;
  const kind = KINDS[action];
  const [values, setValues] = useState<Values>(() => firstValues(action, usual));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [count, setCount] = useState<number>();
  const start = useStartAction();
  const notifyStarted = useNotifyStarted();
  const isReady = isComplete(action, values);
  const options = optionsOf(action, values);
  const [settled] = useDebouncedValue(isReady ? JSON.stringify(options) : undefined, SETTLED_MS);
  const request = { action, targets, options, skip_missing: isOfMany(targets) };
  const change = (patch: Partial<Values>) => {
    setValues((before) => ({ ...before, ...patch }));
    setErrors({});
  };

  const preview = async (): Promise<Touched> => {
    const answer = await previewAction({ ...request, options: JSON.parse(settled ?? '{}') });
    setCount(answer.count);
    return touchedBy(action, answer);
  };
  const confirm = async (shown: Touched | undefined) => {
    try {
      notifyStarted(await start.mutateAsync({ ...request, expected_count: shown?.count }));
      onStarted?.();
    } catch (error) {
      setErrors(optionErrors(error));
      throw error;
    }
  };

  const fields = { action, values, change, errors };
  return (
    <ConfirmAction
      opened={opened}
      onClose={onClose}
      title={t.label[action]}
      confirmLabel={t.confirm[action]}
      danger={kind.danger}
      typeFrom={kind.danger ? TYPE_FROM : undefined}
      ready={isReady && settled !== undefined}
      preview={settled === undefined ? undefined : preview}
      previewKey={[action, targets]}
      previewOptions={settled}
      onConfirm={confirm}
    >
      <Stack gap="md">
        <Text fz="sm" c="dimmed">
          {t.next[action]}
        </Text>
        <OptionFields {...fields} />
        <PaceFields {...fields} count={isReady ? count : undefined} />
      </Stack>
    </ConfirmAction>
  );
}

/** Of many picked ones, some may be gone or wait; of one that is gone people are told. */
function isOfMany(targets: Targets): boolean {
  const named = 'macs' in targets ? targets.macs : 'users' in targets ? targets.users : [];
  return named.length > 1;
}

/** How many, and the first of them as people know them: users where they are the targets. */
export function touchedBy(action: JobAction, preview: ActionPreview): Touched {
  const { count, sample, users, missing } = preview;
  const names = users.length > 0 ? users.map(userName) : sample.map(targetName);
  // To be deleted is all that can be done to phones that wait for approval.
  const leftOut = KINDS[action].danger ? t.gone : t.leftOut;
  return {
    count,
    sample: names.slice(0, Math.min(SAMPLE_MAX, count)),
    noun: users.length > 0 ? t.user : t.phone,
    leftOut: missing > 0 ? leftOut(missing) : undefined,
  };
}

function userName({ name, display_name, devices }: ActionPreview['users'][number]): string {
  const known = display_name && display_name !== name ? `${display_name} (${name})` : name;
  return `${known} · ${plural(devices, ...t.phone)}`;
}

function targetName(device: Device): string {
  const name = phoneName(device);
  return device.approval === 'pending' ? `${name} · ${t.waits}` : name;
}

export function phoneName(device: Device): string {
  return [device.mac, device.nickname || device.display_name || device.user, device.model]
    .filter(Boolean)
    .join(' · ');
}

/** `options.text` of a refusal, as the field's own. */
export function optionErrors(error: unknown): Record<string, string> {
  if (!(error instanceof Problem)) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(error.fieldMessages()).map(([field, message]) => [
      field.replace(/^options\./, ''),
      message,
    ]),
  );
}
