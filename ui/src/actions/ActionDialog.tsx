// Asks for an action's options, shows whom it would touch, and starts it as a job.

import { Modal, Stack, Text } from '@mantine/core';
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
import { KINDS } from './kinds';
import { OptionFields } from './OptionFields';
import { PaceFields } from './PaceFields';
import { useNotifyStarted } from './started';
import { firstValues, isComplete, optionsOf, type Values } from './values';

export interface Asked {
  action: JobAction;
  targets: Targets;
  /** What is counted, where it is not what the action is about: users of a page of users. */
  of?: 'devices' | 'users';
}

interface ActionDialogProps {
  asked: Asked | undefined;
  onClose: () => void;
  onStarted?: () => void;
}

/** From so many on, whoever deletes types how many. */
const TYPE_FROM = 20;
const SAMPLE_MAX = 5;

export function ActionDialog({ asked, onClose, onStarted }: ActionDialogProps) {
  // The dialogue keeps its words while it closes.
  const [kept, keep] = useState(asked);
  if (asked && asked !== kept) {
    keep(asked);
  }
  const settings = usePhoneSettings();
  if (asked && settings.isError && !settings.data) {
    return (
      <Modal opened onClose={onClose} title={t.label[asked.action]}>
        <ProblemAlert error={settings.error} onRetry={() => void settings.refetch()} />
      </Modal>
    );
  }
  return kept && settings.data ? (
    <Dialog
      key={kept.action}
      asked={kept}
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
  const request = { action, targets, options: optionsOf(action, values) };
  const change = (patch: Partial<Values>) => {
    setValues((before) => ({ ...before, ...patch }));
    setErrors({});
  };

  const preview = async (): Promise<Touched> => {
    const answer = await previewAction(request);
    setCount(answer.count);
    return touchedBy(answer, kind.of);
  };
  const confirm = async () => {
    try {
      notifyStarted(await start.mutateAsync(request));
      setValues(firstValues(action, usual));
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
      noun={kind.of === 'users' ? t.user : t.phone}
      ready={isReady}
      preview={isReady ? preview : undefined}
      previewKey={[targets, choiceOf(values)]}
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

/** What is chosen from a list may be refused: then the preview says so. */
function choiceOf({ firmware, region, model }: Values) {
  return [firmware, region, model];
}

/** How many, and the first of them as people know them. */
export function touchedBy({ count, sample }: ActionPreview, of: 'devices' | 'users'): Touched {
  const names = sample.map(of === 'users' ? userOf : phoneName);
  return { count, sample: [...new Set(names)].slice(0, Math.min(SAMPLE_MAX, count)) };
}

function userOf(device: Device): string {
  return device.display_name || device.user || device.mac;
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
