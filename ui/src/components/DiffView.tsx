// Differences of two texts, with line numbers; said in words, too, not by colour alone.

import { Text } from '@mantine/core';
import { diffTexts as t } from '../texts/diff';
import classes from './DiffView.module.css';
import type { DiffLine } from './diff';

interface DiffViewProps {
  lines: readonly DiffLine[];
  /** What is compared, for screen readers. */
  label: string;
  /** Said when there are no differences. */
  same?: string;
}

const SIGN = { added: '+', removed: '−', same: ' ', gap: '' } as const;
/** More lines than anybody reads; the rest is counted. */
const SHOWN_MAX = 2000;

export function DiffView({ lines, label, same = t.same }: DiffViewProps) {
  if (lines.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {same}
      </Text>
    );
  }
  const rest = lines.length - SHOWN_MAX;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which keys must be able to do.
    <div className={classes.diff} role="group" aria-label={label} tabIndex={0}>
      <div className={classes.lines}>
        {lines.slice(0, SHOWN_MAX).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity.
          <div key={index} className={classes.line} data-kind={line.kind}>
            {line.kind === 'gap' ? (
              <span className={classes.gap}>{line.text ? t.gap(Number(line.text)) : '⋯'}</span>
            ) : (
              <>
                <span className={classes.number}>{line.before ?? ''}</span>
                <span className={classes.number}>{line.after ?? ''}</span>
                <span className={classes.sign}>
                  <span aria-hidden>{SIGN[line.kind]}</span>
                  {line.kind !== 'same' && <span className={classes.hidden}>{t[line.kind]}</span>}
                </span>
                <span className={classes.text}>{line.text}</span>
              </>
            )}
          </div>
        ))}
      </div>
      {rest > 0 && (
        <Text fz="xs" c="dimmed" p="xs">
          {t.rest(rest)}
        </Text>
      )}
    </div>
  );
}
