// Filters above a list. Their values stand in the page's address; these only show and change them.

import {
  Button,
  Checkbox,
  CloseButton,
  Group,
  Popover,
  ScrollArea,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconChevronDown, IconSearch } from '@tabler/icons-react';
import { type CSSProperties, type ReactNode, useRef, useState } from 'react';
import { common, count } from '../texts/common';
import classes from './Filters.module.css';

interface SearchBoxProps {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  placeholder: string;
  width?: number;
}

/** A search that follows the typing a quarter of a second behind. */
export function SearchBox({ value, onChange, placeholder, width = 240 }: SearchBoxProps) {
  const [typed, setTyped] = useState(value ?? '');
  const [given, setGiven] = useState(value);
  // What was told and has not come back yet: a slow page is behind the typing.
  const [told, setTold] = useState<readonly (string | undefined)[]>([]);
  if (given !== value) {
    setGiven(value);
    const at = told.lastIndexOf(value);
    setTold(told.slice(at + 1));
    if (at < 0) {
      // The address changed by something else: another link, the way back.
      setTyped(value ?? '');
    }
  }
  const latest = useRef(typed);
  latest.current = typed;
  const tell = useDebouncedCallback((text: string) => {
    const next = text.trim() || undefined;
    const isOutdated = text !== latest.current;
    if (!isOutdated && next !== (told.length > 0 ? told.at(-1) : value)) {
      setTold((before) => [...before, next]);
      onChange(next);
    }
  }, 250);
  const type = (text: string) => {
    setTyped(text);
    tell(text);
  };
  return (
    <TextInput
      size="xs"
      style={{ '--search-width': `${width}px` } as CSSProperties}
      type="search"
      className={classes.search}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      placeholder={placeholder}
      aria-label={placeholder}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        typed && <CloseButton size="xs" onClick={() => type('')} aria-label={common.clear} />
      }
    />
  );
}

export interface Option {
  value: string;
  label?: ReactNode;
  /** The text to search by, where the label is not one. */
  text?: string;
  count?: number;
}

/** Options of a facet as the API counts them: what is chosen stays, also with none left. */
export function facetOptions(
  counts: Record<string, number> | undefined,
  chosen: readonly string[] = [],
): Option[] {
  const all = new Map(Object.entries(counts ?? {}));
  for (const value of chosen) {
    all.set(value, all.get(value) ?? 0);
  }
  return [...all]
    .filter(([value]) => value !== '')
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([value, count]) => ({ value, count }));
}

interface FacetFilterProps {
  label: string;
  options: readonly Option[];
  value: readonly string[] | undefined;
  onChange: (value: string[] | undefined) => void;
}

/** Any of these values, each with how many there are. */
export function FacetFilter({ label, options, value = [], onChange }: FacetFilterProps) {
  const [search, setSearch] = useState('');
  const needle = search.trim().toLowerCase();
  const found = options.filter((option) =>
    (option.text ?? option.value).toLowerCase().includes(needle),
  );
  const toggle = (one: string) => {
    const rest = value.filter((other) => other !== one);
    const next = rest.length === value.length ? [...value, one] : rest;
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <Popover position="bottom-start" shadow="md" trapFocus onClose={() => setSearch('')}>
      <Popover.Target>
        <Button
          size="xs"
          variant={value.length > 0 ? 'light' : 'default'}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {value.length > 0 ? `${label}: ${chosenInWords(value, options)}` : label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        <Stack gap="xs">
          {options.length > 8 && (
            <TextInput
              size="xs"
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              placeholder={common.search}
              aria-label={`${common.search}: ${label}`}
            />
          )}
          <ScrollArea.Autosize mah={300} type="auto">
            <Stack gap={6}>
              {found.slice(0, 200).map((option) => (
                <Group key={option.value} justify="space-between" wrap="nowrap" gap="lg">
                  <Checkbox
                    size="xs"
                    label={option.label ?? option.value}
                    checked={value.includes(option.value)}
                    onChange={() => toggle(option.value)}
                  />
                  {option.count !== undefined && (
                    <Text fz="xs" c="dimmed" className="figures">
                      {count(option.count)}
                    </Text>
                  )}
                </Group>
              ))}
              {found.length === 0 && (
                <Text fz="xs" c="dimmed">
                  {common.none}
                </Text>
              )}
            </Stack>
          </ScrollArea.Autosize>
          {value.length > 0 && (
            <Button size="compact-xs" variant="subtle" onClick={() => onChange(undefined)}>
              {common.clear}
            </Button>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The one that is chosen by its name, more of them by their number. */
function chosenInWords(value: readonly string[], options: readonly Option[]): string {
  const [first = '', ...more] = value;
  if (more.length > 0) {
    return count(value.length);
  }
  const option = options.find((one) => one.value === first);
  return typeof option?.label === 'string' ? option.label : (option?.text ?? first);
}

/** Takes all filters away; there only while there are some. */
export function ClearFilters({ active, onClear }: { active: boolean; onClear: () => void }) {
  return active ? (
    <Button size="xs" variant="subtle" color="gray" onClick={onClear}>
      {common.empty.clearFilters}
    </Button>
  ) : null;
}
