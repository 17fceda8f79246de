// The two boot files: their texts, and what a phone gets of them.

import {
  Alert,
  Button,
  Card,
  FileButton,
  Group,
  SegmentedControl,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import {
  IconAlertTriangle,
  IconDownload,
  IconEdit,
  IconLock,
  IconUpload,
} from '@tabler/icons-react';
import { useState } from 'react';
import {
  type BootFileView,
  type BootFile as Kind,
  useDhcpTemplate,
  useRegenerateBootFile,
  useRestoreBootFile,
  useSaveBootFile,
} from '../../api/bootFiles';
import { Problem } from '../../api/problem';
import { useMay } from '../../api/session';
import { ConfirmAction } from '../../components/ConfirmAction';
import { CopyText } from '../../components/CopyText';
import { CodeEditor } from '../../components/editor/CodeEditor';
import { type Edited, useDraft } from '../../components/editor/draft';
import { lineProblems } from '../../components/editor/problems';
import { ReplaceDraft } from '../../components/editor/ReplaceDraft';
import { LeaveGuard } from '../../components/LeaveGuard';
import { Mark } from '../../components/Mark';
import { notifyDone, notifyProblem } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useDownload } from '../../components/useDownload';
import { usePageSearch } from '../../shell/page';
import { dhcpTexts } from '../../texts/dhcp';
import classes from './Dhcp.module.css';
import { page } from './page';

const t = dhcpTexts.boot;

export function BootFiles() {
  const [search, change] = usePageSearch(page);
  const kind = search.file ?? 'direct';
  const { data } = useDhcpTemplate();
  // Above what is chosen: looking at the other file loses nothing.
  const edited = { direct: useBootFile('direct'), proxy: useBootFile('proxy') };
  const file = data?.files.find((one) => one.kind === kind);
  const isUnsaved = Object.values(edited).some((one) => one.isChanged);
  return (
    <Card component="section" className={classes.column}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Title order={2}>{t.title}</Title>
          <SegmentedControl
            size="xs"
            aria-label={t.title}
            value={kind}
            onChange={(value) => change({ file: value as typeof kind })}
            data={[
              { value: 'direct', label: t.short.direct },
              { value: 'proxy', label: t.short.proxy },
            ]}
          />
        </Group>
        <LeaveGuard active={isUnsaved} />
        {file && <BootFile key={file.kind} file={file} edited={edited[file.kind]} />}
      </Stack>
    </Card>
  );
}

function useBootFile(kind: Kind): Edited {
  const file = useDhcpTemplate().data?.files.find((one) => one.kind === kind);
  const save = useSaveBootFile(kind);
  const store = async (text: string) => (await save.mutateAsync(text)).text;
  return useDraft(file?.text ?? '', store, () => notifyDone(t.saved));
}

function BootFile({ file, edited }: { file: BootFileView; edited: Edited }) {
  const may = useMay('administrator');
  const download = useDownload(`/api/v1/dhcp-template/${file.kind}`, file.name);
  const [isRestoring, setRestoring] = useState(false);
  const [chosen, choose] = useState<File | null>(null);
  const take = async (from: File) => {
    edited.type(await from.text());
    notifyDone(t.uploaded);
  };
  const regenerate = useRegenerateBootFile(file.kind);
  const lines =
    edited.error instanceof Problem
      ? lineProblems(edited.error.fields).filter(({ line }) => line > 0)
      : [];
  return (
    <>
      {edited.isOvertaken && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} role="alert">
          {t.overtaken}
        </Alert>
      )}
      <Group gap="md" justify="space-between">
        <div>
          <Text fz="sm">{t.kinds[file.kind]}</Text>
          <Text fz="xs" ff="monospace" c="dimmed">
            {file.path}
          </Text>
        </div>
        {file.changed ? (
          <Mark tone="odd" icon={IconEdit} label={t.changed} />
        ) : (
          <Mark tone="quiet" icon={IconLock} label={t.builtIn} />
        )}
      </Group>
      <div className={classes.editor}>
        <CodeEditor
          value={edited.text}
          onChange={edited.type}
          label={t.text(file.path)}
          language="cfg"
          readOnly={!may}
          problems={edited.isChanged ? lines : lineProblems(file.warnings, 'odd')}
          onSave={edited.save}
        />
      </div>
      <Text fz="xs" c="dimmed">
        {t.hint}
      </Text>
      <ProblemAlert error={edited.error} />
      <Group gap="xs">
        <Button
          component="a"
          size="xs"
          variant="default"
          {...download.link}
          loading={download.isBusy}
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {t.download}
        </Button>
        {may && (
          <>
            <FileButton
              accept=".cfg,text/plain"
              onChange={(chosen) =>
                chosen && (edited.isChanged ? choose(chosen) : void take(chosen))
              }
            >
              {(props) => (
                <Button
                  {...props}
                  size="xs"
                  variant="default"
                  leftSection={<IconUpload size={14} aria-hidden />}
                >
                  {t.upload}
                </Button>
              )}
            </FileButton>
            {file.changed && (
              <>
                <Button
                  size="xs"
                  variant="default"
                  title={t.regenerateHint}
                  loading={regenerate.isPending}
                  onClick={() =>
                    regenerate.mutate(undefined, {
                      onSuccess: () => notifyDone(t.regenerated),
                      onError: notifyProblem,
                    })
                  }
                >
                  {t.regenerate}
                </Button>
                <Button size="xs" variant="default" onClick={() => setRestoring(true)}>
                  {t.restore}
                </Button>
              </>
            )}
            <Group gap="xs" ml="auto">
              {edited.isChanged && (
                <Text fz="sm" c="dimmed" role="status">
                  {t.unsaved}
                </Text>
              )}
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
                disabled={!edited.isChanged}
                loading={edited.isSaving}
                onClick={edited.save}
              >
                {t.save}
              </Button>
            </Group>
          </>
        )}
      </Group>
      <Served file={file} />
      {chosen && <ReplaceDraft file={chosen} onClose={() => choose(null)} onConfirm={take} />}
      <Restore
        file={file}
        opened={isRestoring}
        onClose={() => setRestoring(false)}
        onDone={edited.discard}
      />
    </>
  );
}

function Served({ file }: { file: BootFileView }) {
  return (
    <div>
      <Text fz="sm" fw={600}>
        {t.served}
      </Text>
      <Text fz="xs" c="dimmed" mb={4}>
        {file.served === null ? t.notServed : t.servedBody}
      </Text>
      {file.served !== null && <CopyText value={file.served} label={t.served} />}
    </div>
  );
}

interface RestoreProps {
  file: BootFileView;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

function Restore({ file, opened, onClose, onDone }: RestoreProps) {
  const restore = useRestoreBootFile(file.kind);
  return (
    <ConfirmAction
      opened={opened}
      onClose={onClose}
      title={t.restoreTitle(file.path)}
      confirmLabel={t.restore}
      danger
      onConfirm={async () => {
        await restore.mutateAsync(undefined);
        onDone();
        notifyDone(t.restored);
      }}
    >
      <Text fz="sm">{t.restoreBody}</Text>
    </ConfirmAction>
  );
}
