// A span of time, by its ends or as the last hour, day, week. The address holds times in UTC; what
// is typed becomes part of it with *Apply*, as half a year is no time.

import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
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
  const choose = (span: Span) => {
    onChange(span);
    close();
  };
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
                  choose({ since: begin.toISOString(), until: undefined });
                }}
              >
                {words}
              </Button>
            ))}
          </Group>
          <Ends key={`${since} ${until}`} since={since} until={until} onChange={choose} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** What is not touched keeps its seconds. */
const timeOf = (typed: string, before: string | undefined) =>
  typed === toLocal(before) ? before : fromLocal(typed);

function Ends({ since, until, onChange }: TimeFilterProps) {
  const [typed, type] = useState({ since: toLocal(since), until: toLocal(until) });
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onChange({ since: timeOf(typed.since, since), until: timeOf(typed.until, until) });
  };
  return (
    <form onSubmit={apply} noValidate>
      <Stack gap="xs">
        {(['since', 'until'] as const).map((end) => (
          <TextInput
            key={end}
            size="xs"
            type="datetime-local"
            label={t[end]}
            value={typed[end]}
            onChange={(event) => type({ ...typed, [end]: event.currentTarget.value })}
          />
        ))}
        <Group justify="flex-end" gap="xs">
          {(since || until) && (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => onChange({ since: undefined, until: undefined })}
            >
              {common.clear}
            </Button>
          )}
          <Button size="compact-xs" type="submit">
            {t.apply}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
