// What would change in a phone's file, line by line.

import { Text } from '@mantine/core';
import { IconEqual } from '@tabler/icons-react';
import { DiffView } from '../../components/DiffView';
import { diffLines, hunks } from '../../components/diff';
import { EmptyState } from '../../components/EmptyState';
import { deviceTexts } from '../../texts/device';

const t = deviceTexts.file;

/** Its lines, however they end; the end of the last is no line. */
const plain = (text: string) => text.replaceAll('\r\n', '\n').replace(/\n$/, '');

export function WouldChange({ before, after }: { before: string; after: string }) {
  const lines = diffLines(plain(before), plain(after));
  const count = (wanted: 'added' | 'removed') => lines.filter(({ kind }) => kind === wanted).length;
  const [added, removed] = [count('added'), count('removed')];
  if (added + removed === 0) {
    return (
      <EmptyState icon={IconEqual} title={t.same.title}>
        {t.same.body}
      </EmptyState>
    );
  }
  return (
    <>
      <Text fz="sm">
        {t.changes(added, removed)} {t.changesNext}
      </Text>
      <DiffView lines={hunks(lines)} label={t.views.changes} />
    </>
  );
}
