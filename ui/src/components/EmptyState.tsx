// What a page says when there is nothing to show: why, and what to do next.

import { Stack, Text, ThemeIcon } from '@mantine/core';
import { IconInbox, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  icon?: TablerIcon;
  /** A button or link to the next step. */
  action?: ReactNode;
}

export function EmptyState({ title, children, icon: Icon = IconInbox, action }: EmptyStateProps) {
  return (
    <Stack align="center" justify="center" gap="xs" py="xl" px="md" ta="center" data-empty>
      <ThemeIcon size={44} radius="xl" variant="light" color="gray" aria-hidden>
        <Icon size={24} stroke={1.6} />
      </ThemeIcon>
      <Text fw={600}>{title}</Text>
      {children && (
        <Text component="div" c="dimmed" fz="sm" maw={460}>
          {children}
        </Text>
      )}
      {action}
    </Stack>
  );
}
