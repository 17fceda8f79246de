// Asks before something is done, and shows what it will touch before it does it.
//
// Guarantee: nothing can be confirmed while it is not known what is touched, nor when that is
// nothing; what is confirmed is told what was shown, and when the server says that it is something
// else by now (`targets_changed`), that is shown and asked for anew. A refusal is shown in the
// dialogue, which stays open.

import { Alert, Button, Group, List, Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { hashKey, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Problem } from '../api/problem';
import { common, nouns, plural } from '../texts/common';
import { ProblemAlert } from './ProblemAlert';

export interface Touched {
  count: number;
  /** The first of them, by the names that people know. */
  sample: string[];
  /** What they are, where only the preview knows. */
  noun?: [string, string];
  /** What was asked for and is not touched. */
  leftOut?: string;
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
  /** Options that change nothing of that, but may be refused: what is known stays meanwhile. */
  previewOptions?: unknown;
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
  /** Does it, to what was shown. */
  onConfirm: (shown: Touched | undefined) => Promise<unknown>;
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
  const [hasChanged, setChanged] = useState(false);
  const touched = useTouched(props);
  const known = touched.data;
  const mustType = known && props.typeFrom !== undefined && known.count >= props.typeFrom;
  const isKnown = preview === undefined || (known !== undefined && known.count > 0);
  const isLookedUp = !touched.error && !(hasChanged && touched.isFetching);
  const isTyped = !mustType || typed.trim() === String(known.count);

  const confirm = async () => {
    setBusy(true);
    setError(null);
    setChanged(false);
    try {
      await props.onConfirm(known);
      props.onClose();
    } catch (refusal) {
      if (preview && refusal instanceof Problem && refusal.code === 'targets_changed') {
        setTyped('');
        setChanged(true);
        await touched.refetch();
      } else {
        setError(refusal);
      }
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
      {known && <TouchedView touched={known} noun={known.noun ?? noun} />}
      {hasChanged && (
        <Alert color="orange" role="alert">
          {common.confirm.changed}
        </Alert>
      )}
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
          disabled={!isKnown || !isLookedUp || !isTyped || !ready}
        >
          {props.confirmLabel}
        </Button>
      </Group>
    </Stack>
  );
}

/** What it would touch. It stays as it was shown until it is asked for again. */
function useTouched({ title, preview, previewKey = null, previewOptions }: ConfirmActionProps) {
  const whom = ['preview', title, previewKey];
  return useQuery({
    queryKey: [...whom, previewOptions ?? null],
    queryFn: preview ?? (async () => undefined),
    enabled: preview !== undefined,
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    placeholderData: (before, query) =>
      query && hashKey(query.queryKey.slice(0, whom.length)) === hashKey(whom) ? before : undefined,
  });
}

/** How many things an action touches, and the first of them. */
export function TouchedView({
  touched,
  noun,
}: {
  touched: Touched;
  noun: readonly [string, string];
}) {
  const leftOut = touched.leftOut && (
    <Text fz="sm" c="dimmed" mt={4}>
      {touched.leftOut}
    </Text>
  );
  if (touched.count === 0) {
    return (
      <div>
        <Text fz="sm">{common.confirm.touchesNothing}</Text>
        {leftOut}
      </div>
    );
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
      {leftOut}
    </div>
  );
}
