// A value that opens something: covered until it is asked for, and not there at all for those who
// may not see it.

import { ActionIcon, Group, Text } from '@mantine/core';
import { IconEye, IconEyeOff, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { hiddenTexts as t } from '../texts/hidden';

interface HiddenValueProps {
  /** `null`: not for whoever looks. */
  value: string | null;
  /** Of what it is the value. */
  name: string;
}

export function HiddenValue({ value, name }: HiddenValueProps) {
  const [isShown, setShown] = useState(false);
  if (value === null || value === '') {
    return (
      <Group gap={5} wrap="nowrap" c="dimmed" title={value === null ? t.notYours : undefined}>
        <IconLock size={14} aria-hidden />
        <span>{value === null ? t.hidden : t.empty}</span>
      </Group>
    );
  }
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        size="xs"
        aria-label={isShown ? t.cover(name) : t.show(name)}
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
      >
        {isShown ? <IconEyeOff size={14} aria-hidden /> : <IconEye size={14} aria-hidden />}
      </ActionIcon>
      <Text span ff="monospace" fz="xs">
        {isShown ? value : '••••••'}
      </Text>
    </Group>
  );
}
