// Asks before what was typed and not saved is lost: by a link, the way back, or a closed window.

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { leaveTexts as t } from '../texts/leave';

interface LeaveGuardProps {
  /** Something is not saved, or on its way. */
  active: boolean;
  /** What is lost, where it is nothing typed. */
  title?: string;
  body?: string;
}

export function LeaveGuard({ active, title = t.title, body = t.body }: LeaveGuardProps) {
  const blocker = useBlocker({
    // Filters and tabs of the same page lose nothing.
    shouldBlockFn: ({ current, next }) => active && current.pathname !== next.pathname,
    enableBeforeUnload: active,
    withResolver: true,
  });
  const isOpen = blocker.status === 'blocked';
  return (
    <Modal opened={isOpen} onClose={() => blocker.reset?.()} title={title}>
      <Stack gap="md">
        <Text fz="sm">{body}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => blocker.proceed?.()}>
            {t.leave}
          </Button>
          <Button onClick={() => blocker.reset?.()} data-autofocus>
            {t.stay}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
