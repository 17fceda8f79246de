// One value of a filter that is no facet: shown so that it can be taken away.

import { ActionIcon, Badge } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { common } from '../texts/common';

interface FilterBadgeProps {
  label: string;
  onRemove: () => void;
}

export function FilterBadge({ label, onRemove }: FilterBadgeProps) {
  return (
    <Badge
      size="lg"
      tt="none"
      fw={500}
      maw={260}
      rightSection={
        <ActionIcon
          size="xs"
          color="brand"
          aria-label={common.empty.removeFilter(label)}
          onClick={onRemove}
        >
          <IconX size={12} aria-hidden />
        </ActionIcon>
      }
    >
      {label}
    </Badge>
  );
}

/** What stays of a filter without one of its values; nothing, where it was the last. */
export function withoutValue(
  values: readonly unknown[] | undefined,
  value: string,
): string[] | undefined {
  const rest = (values ?? []).filter((other) => other !== value) as string[];
  return rest.length > 0 ? rest : undefined;
}
