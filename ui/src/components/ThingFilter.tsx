// A filter by a thing that has a kind and a name: whom events are about, whose phones they are.

import { Button, Group, Popover, Select, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { common } from '../texts/common';
import { thingFilterTexts as t } from '../texts/thingFilter';
import { parted } from '../texts/who';

interface ThingFilterProps {
  label: string;
  /** The kinds: what stands before the colon, and its name. */
  kinds: Record<string, string>;
  /** Those of which there is only one: they have no name. */
  nameless: readonly string[];
  /** What the name of a kind is called, where it is none. */
  names?: Record<string, string>;
  value: string | undefined;
  shown: string | undefined;
  onChange: (value: string | undefined) => void;
}

export function ThingFilter(props: ThingFilterProps) {
  const [isOpen, { toggle, close }] = useDisclosure();
  const { label, value, shown } = props;
  return (
    <Popover opened={isOpen} onChange={close} position="bottom-start" trapFocus withinPortal>
      <Popover.Target>
        <Button
          size="xs"
          variant={value ? 'light' : 'default'}
          onClick={toggle}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {shown ? `${label}: ${shown}` : label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {isOpen && (
          <Form
            {...props}
            onChange={(next) => {
              props.onChange(next);
              close();
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Form({ kinds, nameless, names, value, onChange }: ThingFilterProps) {
  const [first, rest] = parted(value ?? '');
  const [kind, setKind] = useState(first in kinds ? first : (Object.keys(kinds)[0] ?? ''));
  const [name, setName] = useState(rest);
  const hasName = !nameless.includes(kind);
  const wanted = hasName ? `${kind}:${name.trim()}` : kind;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange(wanted);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" w={240}>
        <Select
          size="xs"
          label={t.what}
          data={Object.entries(kinds).map(([of, words]) => ({ value: of, label: words }))}
          value={kind}
          onChange={(next) => next && setKind(next)}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
        {hasName && (
          <TextInput
            size="xs"
            label={names?.[kind] ?? t.name}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            spellCheck={false}
            autoComplete="off"
          />
        )}
        <Group justify="flex-end" gap={6}>
          {value && (
            <Button size="compact-xs" variant="subtle" onClick={() => onChange(undefined)}>
              {common.clear}
            </Button>
          )}
          <Button size="compact-xs" type="submit" disabled={hasName && name.trim() === ''}>
            {t.apply}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
