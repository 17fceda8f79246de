// Placeholders in the shape of what is on its way.

import { Skeleton, Stack } from '@mantine/core';
import { common } from '../texts/common';

/** Lines of text, or of a form. */
export function LoadingLines({ lines = 4 }: { lines?: number }) {
  return (
    <Stack gap="sm" role="status" aria-label={common.loading}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike.
        <Skeleton key={line} h={14} w={`${90 - ((line * 23) % 50)}%`} />
      ))}
    </Stack>
  );
}

/** A page whose code is on its way. */
export function LoadingPage() {
  return (
    <Stack gap="lg" p="lg" role="status" aria-label={common.loading}>
      <Skeleton h={26} w={220} />
      <Skeleton h={120} />
      <Skeleton h={280} />
    </Stack>
  );
}
