// A span of time, by its ends or as the last hour, day, week. The address holds times in UTC.

import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { exactly } from '../../components/TimeAgo';
import { auditTexts } from '../../texts/audit';
import { common } from '../../texts/common';
import { fromLocal, toLocal } from './times';

const t = auditTexts.filters;

export interface Span {
  since?: string;
  until?: string;
}

interface TimeFilterProps extends Span {
  onChange: (span: Span) => void;
}

export function TimeFilter({ since, until, onChange }: TimeFilterProps) {
  const [isOpen, { toggle, close }] = useDisclosure();
  const shown = [
    since && !Number.isNaN(Date.parse(since)) && t.sinceIs(exactly(since)),
    until && !Number.isNaN(Date.parse(until)) && t.untilIs(exactly(until)),
  ].filter(Boolean);
  return (
    <Popover opened={isOpen} onChange={close} position="bottom-start" trapFocus withinPortal>
      <Popover.Target>
        <Button
          size="xs"
          variant={since || until ? 'light' : 'default'}
          onClick={toggle}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {shown.length > 0 ? shown.join(' ') : t.time}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" w={250}>
          <Group gap={6}>
            {Object.entries(t.spans).map(([seconds, words]) => (
              <Button
                key={seconds}
                size="compact-xs"
                variant="default"
                onClick={() => {
                  const begin = new Date(Date.now() - Number(seconds) * 1000);
                  onChange({ since: begin.toISOString(), until: undefined });
                  close();
                }}
              >
                {words}
              </Button>
            ))}
          </Group>
          {(['since', 'until'] as const).map((end) => (
            <TextInput
              key={end}
              size="xs"
              type="datetime-local"
              label={t[end]}
              value={toLocal(end === 'since' ? since : until)}
              onChange={(event) =>
                onChange({ since, until, [end]: fromLocal(event.currentTarget.value) })
              }
            />
          ))}
          {(since || until) && (
            <Group justify="flex-end">
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => {
                  onChange({ since: undefined, until: undefined });
                  close();
                }}
              >
                {common.clear}
              </Button>
            </Group>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
