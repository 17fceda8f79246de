// What is wrong with a file's text, and what is odd about it.

import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconProgress } from '@tabler/icons-react';
import type { LineProblem } from '../../components/editor/problems';
import { Mark } from '../../components/Mark';
import { configFilesTexts } from '../../texts/configFiles';

const t = configFilesTexts.findings;

interface FindingsMarkProps {
  isChecking: boolean;
  findings: readonly LineProblem[];
}

export function FindingsMark({ isChecking, findings }: FindingsMarkProps) {
  if (isChecking) {
    return <Mark tone="quiet" icon={IconProgress} label={t.checking} />;
  }
  const errors = findings.filter(({ tone }) => tone === 'bad').length;
  if (errors > 0) {
    return <Mark tone="bad" icon={IconCircleX} label={t.errors(errors)} />;
  }
  return findings.length > 0 ? (
    <Mark tone="odd" icon={IconAlertTriangle} label={t.warnings(findings.length)} />
  ) : (
    <Mark tone="good" icon={IconCircleCheck} label={t.none} />
  );
}

const SHOWN_MAX = 8;

/** The first of them, with their lines. */
export function FindingsList({ findings }: { findings: readonly LineProblem[] }) {
  return findings.slice(0, SHOWN_MAX).map(({ line, message, tone }) => (
    <Text
      key={`${line} ${message}`}
      fz="sm"
      c={tone === 'bad' ? 'var(--app-bad)' : 'var(--app-odd)'}
    >
      {line > 0 ? t.inLine(line, message) : message}
    </Text>
  ));
}
