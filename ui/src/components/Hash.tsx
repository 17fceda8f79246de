import { Text } from '@mantine/core';

/** The beginning of a content's hash, which tells two apart; all of it at the pointer. */
export function Hash({ hash }: { hash: string | null }) {
  return (
    hash && (
      <Text span ff="monospace" fz="xs" title={hash}>
        {hash.slice(0, 10)}…
      </Text>
    )
  );
}
