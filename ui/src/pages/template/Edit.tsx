// The editor of a template's document: looked over by the server while one types (a dry run of
// saving it), with its findings at their lines.

import { Alert, Button, Text, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconProgress } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useAllPlaceholders } from '../../api/placeholders';
import { Problem } from '../../api/problem';
import { type OneTemplate, useTemplateCheck, useTemplatePlaceholders } from '../../api/templates';
import { CodeEditor } from '../../components/editor/CodeEditor';
import type { Edited } from '../../components/editor/draft';
import { type LineProblem, lineProblems } from '../../components/editor/problems';
import { Mark } from '../../components/Mark';
import { ProblemAlert } from '../../components/ProblemAlert';
import { templateTexts } from '../../texts/templates';
import classes from './Template.module.css';
import { wordsOf } from './words';

const t = templateTexts.editor;
const TYPING_MS = 500;

interface EditProps {
  template: OneTemplate;
  edited: Edited;
  readOnly: boolean;
}

export function Edit({ template, edited, readOnly }: EditProps) {
  const { text: xml, isChanged } = edited;
  const [settled] = useDebouncedValue(xml, TYPING_MS);
  const check = useTemplateCheck(template.name, readOnly ? undefined : settled);
  const [goTo, setGoTo] = useState<{ line: number } | undefined>(undefined);
  const words = useWords(template);

  const problems = useMemo<LineProblem[]>(() => {
    const refusal = check.error;
    return [
      ...(refusal instanceof Problem && refusal.status === 422 ? lineProblems(refusal.fields) : []),
      ...(check.data?.warnings ?? []).map(
        ({ line, message }): LineProblem => ({ line, message, tone: 'odd' }),
      ),
    ];
  }, [check.data, check.error]);

  const checkProblem =
    check.error instanceof Problem && check.error.status === 422 ? null : check.error;
  const refused =
    edited.error instanceof Problem &&
    edited.error.fields.some(({ field }) => field.startsWith('line'))
      ? null
      : edited.error;

  return (
    <>
      {edited.isOvertaken && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} role="alert">
          {t.overtaken(template.version)}
        </Alert>
      )}
      <div className={classes.bar}>
        <CheckState
          isChecking={settled !== xml || check.isFetching}
          problems={problems}
          placeholders={check.data?.placeholders.length}
        />
        <Text fz="xs" c="dimmed" visibleFrom="sm">
          {readOnly ? t.readOnly : t.hint}
        </Text>
        {!readOnly && (
          <>
            <Text fz="sm" c="dimmed" ml="auto" role="status">
              {isChanged ? t.unsaved : t.unchanged}
            </Text>
            <Button size="xs" variant="default" disabled={!isChanged} onClick={edited.discard}>
              {t.discard}
            </Button>
            <Button size="xs" disabled={!isChanged} loading={edited.isSaving} onClick={edited.save}>
              {t.save}
            </Button>
          </>
        )}
      </div>
      <ProblemAlert error={checkProblem} />
      <ProblemAlert error={refused} />
      {(check.data?.new_private.length ?? 0) > 0 && (
        <Text fz="sm" c="dimmed">
          {t.newPrivate(check.data?.new_private ?? [])}
        </Text>
      )}
      <CodeEditor
        value={xml}
        onChange={edited.type}
        label={t.label(template.name)}
        language="template"
        problems={problems}
        words={words}
        readOnly={readOnly}
        onSave={edited.save}
        goTo={goTo}
      />
      {problems.length > 0 && (
        <section className={classes.problems} aria-label={t.problems} data-testid="problems">
          {problems.map(({ line, message, tone }) => (
            <div key={`${line} ${message}`} className={classes.problem} data-tone={tone}>
              {line > 0 && (
                <UnstyledButton fz="sm" className={classes.where} onClick={() => setGoTo({ line })}>
                  {t.goTo(line)}
                </UnstyledButton>
              )}
              <span>{message}</span>
            </div>
          ))}
        </section>
      )}
    </>
  );
}

interface CheckStateProps {
  isChecking: boolean;
  problems: readonly LineProblem[];
  placeholders: number | undefined;
}

function CheckState({ isChecking, problems, placeholders }: CheckStateProps) {
  if (isChecking) {
    return <Mark tone="quiet" icon={IconProgress} label={t.checking} />;
  }
  const errors = problems.filter(({ tone }) => tone === 'bad').length;
  if (errors > 0) {
    return <Mark tone="bad" icon={IconCircleX} label={t.errors(errors)} />;
  }
  if (problems.length > 0) {
    return <Mark tone="odd" icon={IconAlertTriangle} label={t.warnings(problems.length)} />;
  }
  return placeholders === undefined ? null : (
    <Mark
      tone="good"
      icon={IconCircleCheck}
      label={`${t.valid} · ${t.placeholders(placeholders)}`}
    />
  );
}

/** What is offered while a placeholder is typed: all that have a value, and the template's own. */
function useWords(template: OneTemplate) {
  const own = useTemplatePlaceholders(template.name);
  const system = useAllPlaceholders({ scope: 'system' });
  const model = useAllPlaceholders({ scope: 'model', owner: template.model });
  const region = useAllPlaceholders({ scope: 'region' });
  return useMemo(
    () => wordsOf(own.rows, [system.data, model.data, region.data]),
    [own.rows, system.data, model.data, region.data],
  );
}
