// Asks before what was typed and not saved is lost: by a link, the way back, or a closed window.

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { leaveTexts as t } from '../texts/leave';

interface LeaveGuardProps {
  /** Something is not saved. */
  active: boolean;
}

export function LeaveGuard({ active }: LeaveGuardProps) {
  const blocker = useBlocker({
    // Filters and tabs of the same page lose nothing.
    shouldBlockFn: ({ current, next }) => active && current.pathname !== next.pathname,
    enableBeforeUnload: active,
    withResolver: true,
  });
  const isOpen = blocker.status === 'blocked';
  return (
    <Modal opened={isOpen} onClose={() => blocker.reset?.()} title={t.title}>
      <Stack gap="md">
        <Text fz="sm">{t.body}</Text>
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
