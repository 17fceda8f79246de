// A file with who decided each line beside it, coloured by scope; the legend picks scopes out.

import { Group, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ExplainedLine } from '../../api/phone';
import { PageLink } from '../../shell/links';
import { count } from '../../texts/common';
import { deviceTexts } from '../../texts/device';
import { actorInWords } from '../../texts/who';
import classes from './File.module.css';

const t = deviceTexts.file;

interface AnnotatedFileProps {
  lines: readonly ExplainedLine[];
  /** The phone's own file; lines of others say where they are from. */
  own: string;
}

export function AnnotatedFile({ lines, own }: AnnotatedFileProps) {
  const [picked, pick] = useState<string>();
  return (
    <>
      <Legend lines={lines} picked={picked} onPick={pick} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which keys must be able to do. */}
      <div className={classes.file} tabIndex={0} role="group" aria-label={own}>
        {lines.map((line, index) => {
          const isFirst = line.file !== own && line.file !== lines[index - 1]?.file;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is where it is.
            <div key={index}>
              {isFirst && <div className={classes.from}>{t.includedFile(line.file)}</div>}
              <Line line={line} number={index + 1} faded={isFaded(line, picked)} />
            </div>
          );
        })}
      </div>
    </>
  );
}

function isFaded({ scope }: ExplainedLine, picked: string | undefined): boolean {
  return picked !== undefined && scope !== picked;
}

interface LegendProps {
  lines: readonly ExplainedLine[];
  picked: string | undefined;
  onPick: (scope: string | undefined) => void;
}

function Legend({ lines, picked, onPick }: LegendProps) {
  const counts = new Map<string, number>();
  for (const { scope } of lines) {
    counts.set(scope, (counts.get(scope) ?? 0) + 1);
  }
  const known = Object.keys(t.scopes).filter((scope) => counts.has(scope));
  return (
    <Group gap="xs" role="group" aria-label={t.legend}>
      <Text fz="xs" c="dimmed">
        {t.legend}
      </Text>
      {known.map((scope) => (
        <UnstyledButton
          key={scope}
          className={classes.scope}
          data-scope={scope}
          aria-pressed={picked === scope}
          onClick={() => onPick(picked === scope ? undefined : scope)}
        >
          {t.scopes[scope]} {count(counts.get(scope) ?? 0)}
        </UnstyledButton>
      ))}
    </Group>
  );
}

function Line({ line, number, faded }: { line: ExplainedLine; number: number; faded: boolean }) {
  return (
    <div className={classes.line} data-scope={line.scope} data-faded={faded || undefined}>
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      <code className={classes.code}>{line.text}</code>
      <span className={classes.why}>
        <strong>{t.scopes[line.scope] ?? line.scope}</strong>
        {line.owner && ` ${line.owner}`}
        {line.placeholder && <> · {t.placeholder(line.placeholder)}</>}
        {' · '}
        <Origin line={line} />
        {line.obfuscated && <> · {t.obfuscated}</>}
      </span>
    </div>
  );
}

/** The event that gave the value, and whose doing it was. */
function Origin({ line }: { line: ExplainedLine }) {
  if (line.position === null) {
    return t.builtIn;
  }
  return (
    <>
      <PageLink to="/audit" search={{ position: line.position }} fz="xs" underline="always">
        {t.at(line.position)}
      </PageLink>
      {line.actor && ` ${t.by(actorInWords(line.actor))}`}
    </>
  );
}
