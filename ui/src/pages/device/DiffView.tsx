// What would change in a file, line by line.

import { Text } from '@mantine/core';
import { IconEqual } from '@tabler/icons-react';
import { EmptyState } from '../../components/EmptyState';
import { deviceTexts } from '../../texts/device';
import { diffLines, linesOf } from './diff';
import classes from './File.module.css';

const t = deviceTexts.file;
const SIGNS = { same: ' ', added: '+', removed: '−' } as const;

export function DiffView({ before, after }: { before: string; after: string }) {
  const lines = diffLines(linesOf(before), linesOf(after));
  const added = lines.filter(({ kind }) => kind === 'added').length;
  const removed = lines.filter(({ kind }) => kind === 'removed').length;
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which keys must be able to do. */}
      <div className={classes.file} tabIndex={0} role="group" aria-label={t.views.changes}>
        {lines.map(({ kind, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is where it is.
          <div key={index} className={classes.diff} data-kind={kind}>
            <span aria-hidden>{SIGNS[kind]}</span>
            {kind !== 'same' && (
              <span className={classes.hidden}>{kind === 'added' ? t.added : t.removed}</span>
            )}
            <code>{text}</code>
          </div>
        ))}
      </div>
    </>
  );
}
