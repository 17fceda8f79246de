// A log: its choices, its newest lines with the newest last, and the button that saves it.

import { Button, Card, Group, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { LoadingLines } from '../../components/Loading';
import { notifyProblem } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { saveFile } from '../../components/saveFile';
import { logsTexts as t } from '../../texts/logs';
import classes from './Logs.module.css';

interface LogCardProps<Line> {
  title: string;
  hint: string;
  empty: string;
  query: UseQueryResult<{ items: Line[]; total: number }, Error>;
  isHidden: boolean;
  /** Why whoever is signed in may not read it. */
  refusal?: string;
  file: { name: string; read: () => Promise<string> };
  choices: ReactNode;
  children: (line: Line) => ReactNode;
}

export function LogCard<Line>(props: LogCardProps<Line>) {
  const { title, query, isHidden, refusal } = props;
  const heading = useId();
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    try {
      saveFile(props.file.name, await props.file.read());
    } catch (error) {
      notifyProblem(error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Card component="section" aria-labelledby={heading} padding={0}>
      <Group justify="space-between" align="flex-end" gap="sm" p="md" pb="sm">
        <div>
          <Title order={2} id={heading}>
            {title}
          </Title>
          <Text fz="sm" c="dimmed">
            {props.hint}
          </Text>
        </div>
        {refusal === undefined && (
          <Group gap="sm" align="flex-end">
            {query.data && !isHidden && (
              <Text fz="xs" c="dimmed" pb={8} role="status">
                {t.of(query.data.items.length, query.data.total)}
              </Text>
            )}
            {props.choices}
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={15} aria-hidden />}
              loading={isSaving}
              onClick={save}
              aria-label={t.saveLabel(title)}
            >
              {t.save}
            </Button>
          </Group>
        )}
      </Group>
      <Body {...props} />
    </Card>
  );
}

function Body<Line>(props: LogCardProps<Line>) {
  const { query, isHidden, refusal, title, empty, children } = props;
  if (refusal !== undefined || isHidden) {
    return (
      <Text fz="sm" c="dimmed" px="md" pb="md">
        {refusal ?? t.hidden}
      </Text>
    );
  }
  return (
    <>
      {query.error && (
        <div className={classes.pad}>
          <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query.isPending && (
        <div className={classes.pad}>
          <LoadingLines lines={6} />
        </div>
      )}
      {query.data && query.data.items.length === 0 && (
        <Text fz="sm" c="dimmed" px="md" pb="md">
          {empty}
        </Text>
      )}
      {query.data && query.data.items.length > 0 && (
        <Newest title={title} mark={query.dataUpdatedAt}>
          {query.data.items.map(children)}
        </Newest>
      )}
    </>
  );
}

/** Lines that begin at their end, and stay there while that is what is looked at. */
function Newest({ title, mark, children }: { title: string; mark: number; children: ReactNode }) {
  const box = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines are what moves it.
  useEffect(() => {
    if (isAtEnd.current) {
      box.current?.scrollTo({ top: box.current.scrollHeight });
    }
  }, [mark]);
  return (
    <ol
      ref={box}
      className={classes.lines}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which keys must be able to do.
      tabIndex={0}
      aria-label={title}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 20;
      }}
    >
      {children}
    </ol>
  );
}
