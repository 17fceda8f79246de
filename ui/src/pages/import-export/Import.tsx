// Importing users and their phones (M74, M75): drop, see what each row comes to, import.

import { Button, Card, Checkbox, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type ImportReport, importUsers } from '../../api/importExport';
import { useMay } from '../../api/session';
import { FileDrop } from '../../components/FileDrop';
import { LeaveGuard } from '../../components/LeaveGuard';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useDownload } from '../../components/useDownload';
import { LinkButton } from '../../shell/links';
import { importExportTexts } from '../../texts/importExport';
import { leaveTexts } from '../../texts/leave';
import { sizeOf } from './lines';
import { ReportTable } from './ReportTable';

const t = importExportTexts.import;

type Step =
  | { kind: 'empty' }
  | { kind: 'checking' | 'sending'; file: File; share: number; report?: ImportReport }
  | { kind: 'checked' | 'done'; file: File; report: ImportReport }
  | { kind: 'failed'; file: File; error: unknown };

function useImport() {
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ kind: 'empty' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (file: File, dryRun: boolean, partial: boolean) => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    const kind = dryRun ? 'checking' : 'sending';
    setStep({ kind, file, share: 0 });
    try {
      const report = await importUsers(file, {
        dryRun,
        partial,
        signal: abort.signal,
        onProgress: (share) => setStep({ kind, file, share }),
      });
      const isDone = !dryRun && (partial || report.refused === 0);
      setStep({ kind: isDone ? 'done' : 'checked', file, report });
      if (isDone) {
        void queries.invalidateQueries();
      }
    } catch (error) {
      if (!abort.signal.aborted) {
        setStep({ kind: 'failed', file, error });
      }
    }
  };
  const reset = () => setStep({ kind: 'empty' });
  const stop = () => {
    running.current?.abort();
    reset();
  };
  return { step, run, reset, stop };
}

export function Import() {
  const may = useMay('administrator');
  const { step, run, reset, stop } = useImport();
  const isOnItsWay = step.kind === 'checking' || step.kind === 'sending';
  const template = useDownload('/api/v1/import/users/template.csv');
  const [partial, setPartial] = useState(false);
  const check = (file: File) => {
    setPartial(false);
    void run(file, true, false);
  };
  return (
    <Card>
      <LeaveGuard
        active={step.kind === 'sending'}
        title={leaveTexts.upload.title}
        body={step.kind === 'sending' && step.share >= 1 ? t.goesOn : leaveTexts.upload.body}
      />
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div>
            <Title order={2}>{t.title}</Title>
            <Text fz="sm" c="dimmed" maw={640}>
              {may ? t.body : t.notAllowed}
            </Text>
          </div>
          <Button
            component="a"
            {...template.link}
            loading={template.isBusy}
            variant="default"
            size="xs"
            leftSection={<IconDownload size={15} aria-hidden />}
          >
            {t.template}
          </Button>
        </Group>
        {may && step.kind === 'empty' && (
          <FileDrop hint={t.hint} accept=".csv,.zip" onFile={check} />
        )}
        {step.kind !== 'empty' && (
          <Group justify="space-between" gap="sm">
            <Text fz="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
              {t.about(step.file.name, sizeOf(step.file.size))}
            </Text>
            {(step.kind === 'checked' || step.kind === 'failed' || step.kind === 'done') && (
              <Group gap="xs">
                {step.kind === 'checked' && (
                  <Button size="xs" variant="default" onClick={() => check(step.file)}>
                    {t.checkAgain}
                  </Button>
                )}
                <Button size="xs" variant="default" onClick={reset}>
                  {t.again}
                </Button>
              </Group>
            )}
          </Group>
        )}
        {isOnItsWay && (
          <Stack gap={6} role="status">
            <Progress
              value={step.share * 100}
              animated={step.share >= 1}
              striped={step.share >= 1}
              aria-label={step.file.name}
            />
            <Group justify="space-between" gap="sm">
              <Text fz="sm" c="dimmed">
                {step.kind === 'checking' ? t.checking : t.sending}
              </Text>
              {/* Once the server has the whole file, it imports it whatever becomes of this page. */}
              {(step.kind === 'checking' || step.share < 1) && (
                <Button size="xs" variant="default" onClick={stop}>
                  {t.stop}
                </Button>
              )}
            </Group>
          </Stack>
        )}
        {step.kind === 'failed' && (
          <ProblemAlert error={step.error} onRetry={() => void run(step.file, true, false)} />
        )}
        {step.kind === 'checked' && (
          <Checked
            report={step.report}
            partial={partial}
            onPartial={setPartial}
            onImport={() => void run(step.file, false, partial)}
          />
        )}
        {step.kind === 'done' && <Done report={step.report} />}
        {(step.kind === 'checked' || step.kind === 'done') && step.report.rows.length > 0 && (
          <ReportTable report={step.report} />
        )}
      </Stack>
    </Card>
  );
}

interface CheckedProps {
  report: ImportReport;
  partial: boolean;
  onPartial: (partial: boolean) => void;
  onImport: () => void;
}

function Checked({ report, partial, onPartial, onImport }: CheckedProps) {
  const changes = report.created + report.updated;
  const isWhole = report.refused === 0;
  return (
    <Stack gap="sm">
      <Counts report={report} words={t.would} />
      {!isWhole && (
        <Checkbox
          label={t.partial}
          description={partial ? t.partialHelp : t.wholeHelp}
          checked={partial}
          onChange={(event) => onPartial(event.currentTarget.checked)}
          disabled={changes === 0}
        />
      )}
      {changes === 0 ? (
        isWhole && <Text fz="sm">{t.nothing}</Text>
      ) : (
        <Group>
          <Button onClick={onImport} disabled={!isWhole && !partial}>
            {t.go(changes)}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Done({ report }: { report: ImportReport }) {
  return (
    <Stack gap="sm" role="status">
      <Title order={3}>{t.done}</Title>
      <Counts report={report} words={t.did} />
      <Text fz="sm" c="dimmed">
        {t.doneNext}
      </Text>
      <Group gap="xs">
        <LinkButton to="/users" size="xs" variant="default">
          {t.toUsers}
        </LinkButton>
        <LinkButton to="/multiple-users" size="xs" variant="default">
          {t.toGenerate}
        </LinkButton>
      </Group>
    </Stack>
  );
}

const COUNTED = ['created', 'updated', 'unchanged', 'refused'] as const;

interface CountsProps {
  report: ImportReport;
  words: Record<(typeof COUNTED)[number], (n: number) => string>;
}

function Counts({ report, words }: CountsProps) {
  return (
    <Group gap="lg" fz="sm">
      {COUNTED.filter((name) => report[name] > 0).map((name) => (
        <Text key={name} fz="sm" fw={600} c={name === 'refused' ? 'var(--app-bad)' : undefined}>
          {words[name](report[name])}
        </Text>
      ))}
    </Group>
  );
}
