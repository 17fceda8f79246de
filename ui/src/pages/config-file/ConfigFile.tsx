// One configuration file: its text in the editor with what is wrong or odd about it.

import { Alert, Button, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconDownload, IconFileUnknown, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import {
  type ConfigFile as Entry,
  fileAddress,
  isText,
  useConfigFileCheck,
  useConfigFileEntry,
  useConfigFileText,
  useSaveConfigFile,
} from '../../api/configFiles';
import { useMay } from '../../api/session';
import { EmptyState } from '../../components/EmptyState';
import { CodeEditor } from '../../components/editor/CodeEditor';
import { useDraft } from '../../components/editor/draft';
import { LeaveGuard } from '../../components/LeaveGuard';
import { LoadingLines } from '../../components/Loading';
import { notifyDone } from '../../components/notify';
import { PageFrame } from '../../components/PageFrame';
import { ProblemAlert } from '../../components/ProblemAlert';
import { TimeAgo } from '../../components/TimeAgo';
import { useDownload } from '../../components/useDownload';
import { PageLink } from '../../shell/links';
import { usePathParameter } from '../../shell/page';
import { configFilesTexts, configFileTexts as t } from '../../texts/configFiles';
import { DeleteFiles } from '../config-files/DeleteFiles';
import { FindingsMark } from '../config-files/Findings';
import { findingsOf } from '../config-files/findings';
import { page } from './page';

export default function ConfigFile() {
  const name = usePathParameter('file');
  const entry = useConfigFileEntry(name);
  const { link, isBusy } = useDownload(fileAddress(name), name);
  const may = useMay('administrator');
  const [isDeleting, setDeleting] = useState(false);
  const navigate = useNavigate();
  return (
    <PageFrame
      page={page}
      title={name}
      fill
      summary={entry.data && <Summary entry={entry.data} />}
      actions={
        <>
          <Button
            component="a"
            variant="default"
            {...link}
            loading={isBusy}
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t.download}
          </Button>
          {may && (
            <Button
              variant="default"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => setDeleting(true)}
            >
              {t.delete}
            </Button>
          )}
        </>
      }
    >
      {isText(name) ? (
        <Editor key={name} name={name} entry={entry.data ?? undefined} />
      ) : (
        <EmptyState icon={IconFileUnknown} title={t.binary}>
          {t.binaryBody}
        </EmptyState>
      )}
      {isDeleting && (
        <DeleteFiles
          what={{ names: [name] }}
          onClose={() => setDeleting(false)}
          onDone={() => void navigate({ to: '/configuration-files' } as never)}
        />
      )}
    </PageFrame>
  );
}

function Summary({ entry }: { entry: Entry }) {
  const { kind, template, mac, size_bytes, modified_at, edited } = entry;
  return (
    <Group component="span" gap="sm" fz="sm">
      <span>{t.summary[kind]}</span>
      {template && (
        <span>
          {t.madeFrom}{' '}
          <PageLink to="/templates/$template" params={{ template }} fz="sm">
            {template}
          </PageLink>
        </span>
      )}
      {mac && (
        <span>
          {t.of} {mac}
        </span>
      )}
      <span>{configFilesTexts.bytes(size_bytes)}</span>
      <TimeAgo time={modified_at} />
      {edited && <span>{configFilesTexts.edited}</span>}
    </Group>
  );
}

function Editor({ name, entry }: { name: string; entry: Entry | undefined }) {
  const text = useConfigFileText(name);
  const may = useMay('administrator');
  const save = useSaveConfigFile(name);
  const store = async (body: string) => {
    await save.mutateAsync(body);
    return body;
  };
  const edited = useDraft(text.data ?? '', store, () => notifyDone(t.saved));
  const shown = text.data === undefined ? undefined : edited.text;
  const [settled] = useDebouncedValue(shown, 500);
  const check = useConfigFileCheck(name, may ? settled : undefined);
  const findings = useMemo(() => findingsOf(check.data, check.error), [check.data, check.error]);
  if (shown === undefined) {
    return text.error ? (
      <ProblemAlert error={text.error} onRetry={() => void text.refetch()} />
    ) : (
      <LoadingLines lines={10} />
    );
  }
  const hasErrors = findings.some(({ tone }) => tone === 'bad');
  return (
    <>
      <LeaveGuard active={edited.isChanged} />
      {edited.isOvertaken && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} role="alert">
          {t.overtaken}
        </Alert>
      )}
      <Group gap="sm">
        {may && (
          <FindingsMark isChecking={settled !== shown || check.isFetching} findings={findings} />
        )}
        <Text fz="xs" c="dimmed" visibleFrom="sm">
          {hasErrors
            ? configFilesTexts.findings.refused
            : entry && entry.kind !== 'uploaded' && t.overwritten}
        </Text>
        {may && (
          <Group gap="xs" ml="auto">
            <Text fz="sm" c="dimmed" role="status">
              {edited.isChanged ? t.unsaved : t.unchanged}
            </Text>
            <Button
              size="xs"
              variant="default"
              disabled={!edited.isChanged}
              onClick={edited.discard}
            >
              {t.discard}
            </Button>
            <Button
              size="xs"
              disabled={!edited.isChanged || hasErrors}
              loading={edited.isSaving}
              onClick={edited.save}
            >
              {t.save}
            </Button>
          </Group>
        )}
      </Group>
      <ProblemAlert error={edited.error} />
      <CodeEditor
        value={shown}
        onChange={edited.type}
        label={t.text(name)}
        language="cfg"
        problems={findings}
        readOnly={!may}
        onSave={edited.save}
      />
    </>
  );
}
