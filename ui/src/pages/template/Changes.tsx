// What is different from the built-in document, or from what is saved.

import { SegmentedControl, Text } from '@mantine/core';
import { useMemo } from 'react';
import { type OneTemplate, useDefaultTemplate } from '../../api/templates';
import { DiffView } from '../../components/DiffView';
import { diffLines, hunks } from '../../components/diff';
import { LoadingLines } from '../../components/Loading';
import { ProblemAlert } from '../../components/ProblemAlert';
import { templateTexts } from '../../texts/templates';
import classes from './Template.module.css';

const t = templateTexts.changes;

type Base = 'saved' | 'default';

interface ChangesProps {
  template: OneTemplate;
  /** What is typed and not saved. */
  draft: string | undefined;
  base: Base | undefined;
  onBase: (base: Base) => void;
}

export function Changes({ template, draft, base: wanted, onBase }: ChangesProps) {
  // What one has just typed is what one wants to see, unless told otherwise.
  const base = template.built_in
    ? (wanted ?? (draft !== undefined ? 'saved' : 'default'))
    : 'saved';
  const builtIn = useDefaultTemplate(template.name, base === 'default');
  const before = base === 'saved' ? template.xml : builtIn.data?.xml;
  const after = draft ?? template.xml;
  const lines = useMemo(
    () => (before === undefined ? undefined : diffLines(before, after)),
    [before, after],
  );
  const added = lines?.filter(({ kind }) => kind === 'added').length ?? 0;
  const removed = lines?.filter(({ kind }) => kind === 'removed').length ?? 0;
  return (
    <>
      <div className={classes.bar}>
        {template.built_in ? (
          <>
            <Text fz="sm" id="base">
              {t.base}
            </Text>
            <SegmentedControl
              size="xs"
              aria-labelledby="base"
              value={base}
              onChange={(value) => onBase(value as Base)}
              data={[
                { value: 'saved', label: t.saved },
                { value: 'default', label: t.builtIn },
              ]}
            />
          </>
        ) : (
          <Text fz="sm" c="dimmed">
            {t.noDefault}
          </Text>
        )}
        {added + removed > 0 && (
          <Text fz="sm" c="dimmed" ml="auto">
            {t.counts(added, removed)}
          </Text>
        )}
      </div>
      <ProblemAlert error={builtIn.error} onRetry={() => void builtIn.refetch()} />
      {lines ? (
        <DiffView
          lines={hunks(lines)}
          label={t.label}
          same={base === 'saved' ? t.same.saved : t.same.builtIn}
        />
      ) : (
        !builtIn.error && <LoadingLines lines={6} />
      )}
    </>
  );
}
