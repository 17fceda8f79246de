// Asks before something is done, and shows what it will touch before it does it.
//
// Guarantee: nothing can be confirmed while it is not known what is touched, nor when that is
// nothing. A refusal is shown in the dialogue, which stays open.

import { Button, Group, List, Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { common, nouns, plural } from '../texts/common';
import { ProblemAlert } from './ProblemAlert';

export interface Touched {
  count: number;
  /** The first of them, by the names that people know. */
  sample: string[];
}

export interface ConfirmActionProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What happens, in a sentence or two. */
  children?: ReactNode;
  /** What it would touch; asked of the server's dry run. Without it the children say it all. */
  preview?: () => Promise<Touched>;
  /** Names what is previewed; another key asks again (options that change whom it touches). */
  previewKey?: unknown;
  /** `phone`, `phones`. */
  noun?: readonly [string, string];
  confirmLabel: string;
  /** The way out, where `Cancel` could be taken for what is asked. */
  cancelLabel?: string;
  /** It destroys something. */
  danger?: boolean;
  /** From so many on, the number must be typed. */
  typeFrom?: number;
  /** The options above are complete. */
  ready?: boolean;
  onConfirm: () => Promise<unknown>;
}

export function ConfirmAction(props: ConfirmActionProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      {props.opened && <Body {...props} />}
    </Modal>
  );
}

function Body(props: ConfirmActionProps) {
  const { preview, danger, noun = nouns.item, ready = true } = props;
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [typed, setTyped] = useState('');
  const touched = useQuery({
    queryKey: ['preview', props.title, props.previewKey ?? null],
    queryFn: preview ?? (async () => undefined),
    enabled: preview !== undefined,
    gcTime: 0,
    staleTime: 0,
  });
  const known = touched.data;
  const mustType = known && props.typeFrom !== undefined && known.count >= props.typeFrom;
  const isKnown = preview === undefined || (known !== undefined && known.count > 0);
  const isTyped = !mustType || typed.trim() === String(known.count);

  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await props.onConfirm();
      props.onClose();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Stack gap="md">
      {props.children}
      {preview && touched.isPending && (
        <Stack gap={6} role="status" aria-label={common.confirm.looking}>
          <Skeleton h={14} w="60%" />
          <Skeleton h={14} w="40%" />
        </Stack>
      )}
      {known && <TouchedView touched={known} noun={noun} />}
      {mustType && (
        <TextInput
          label={common.confirm.typeToConfirm(known.count)}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          inputMode="numeric"
        />
      )}
      <ProblemAlert error={touched.error} onRetry={() => void touched.refetch()} />
      <ProblemAlert error={error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={props.onClose} data-autofocus={danger || undefined}>
          {props.cancelLabel ?? common.cancel}
        </Button>
        <Button
          color={danger ? 'red.9' : undefined}
          onClick={confirm}
          loading={isBusy}
          disabled={!isKnown || !isTyped || !ready}
        >
          {props.confirmLabel}
        </Button>
      </Group>
    </Stack>
  );
}

/** How many things an action touches, and the first of them. */
export function TouchedView({
  touched,
  noun,
}: {
  touched: Touched;
  noun: readonly [string, string];
}) {
  if (touched.count === 0) {
    return <Text fz="sm">{common.confirm.touchesNothing}</Text>;
  }
  const rest = touched.count - touched.sample.length;
  return (
    <div>
      <Text fz="sm" fw={600}>
        {common.confirm.touches(plural(touched.count, ...noun))}
      </Text>
      <List fz="sm" spacing={2} mt={4} c="dimmed">
        {touched.sample.map((name) => (
          <List.Item key={name}>{name}</List.Item>
        ))}
        {rest > 0 && <List.Item>{common.confirm.andMore(rest)}</List.Item>}
      </List>
    </div>
  );
}
