// Uploads a configuration file: looked over before it is sent, with its progress while it is.

import { Button, Group, Modal, Progress, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import {
  isText,
  useConfigFileCheck,
  useConfigFileEntry,
  useSendConfigFile,
} from '../../api/configFiles';
import { FileDrop } from '../../components/FileDrop';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { common } from '../../texts/common';
import { configFilesTexts } from '../../texts/configFiles';
import { FindingsList, FindingsMark } from './Findings';
import { findingsOf } from './findings';

const t = configFilesTexts.uploadForm;
/** Larger files are not looked over before they are sent. */
const CHECKED_MAX = 1_000_000;

export function UploadFile({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [file, setFile] = useState<File | undefined>(undefined);
  const close = () => {
    setFile(undefined);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={t.title}>
      {opened &&
        (file ? (
          <Chosen file={file} onOther={() => setFile(undefined)} onClose={close} />
        ) : (
          <FileDrop hint={t.hint} accept=".cfg,.csv,.xml,.zip,.id,.txt" onFile={setFile} />
        ))}
    </Modal>
  );
}

interface ChosenProps {
  file: File;
  onOther: () => void;
  onClose: () => void;
}

function Chosen({ file, onOther, onClose }: ChosenProps) {
  const [name, setName] = useState(file.name);
  const [sent, setSent] = useState<number | undefined>(undefined);
  const [text, setText] = useState<string | undefined>(undefined);
  const [wanted] = useDebouncedValue(name.trim(), 300);
  const entry = useConfigFileEntry(wanted);
  const send = useSendConfigFile();
  const isChecked = isText(file.name) && file.size <= CHECKED_MAX;
  useEffect(() => {
    if (isChecked) {
      void file.text().then(setText);
    }
  }, [file, isChecked]);
  const check = useConfigFileCheck(wanted, wanted === '' ? undefined : text);
  const findings = findingsOf(check.data, check.error);
  const isImage = /\.img$/i.test(name);

  const start = () =>
    send.mutate(
      { name: name.trim(), body: file, onProgress: setSent },
      {
        onSuccess: () => {
          notifyDone(t.done(name.trim()));
          onClose();
        },
        onError: () => setSent(undefined),
      },
    );
  return (
    <Stack gap="sm">
      <TextInput
        label={t.name}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      {entry.data && (
        <Text fz="sm" c="var(--app-odd)">
          {t.replaces}
        </Text>
      )}
      {isImage && (
        <Text fz="sm" c="var(--app-odd)">
          {t.image}
        </Text>
      )}
      {isChecked && (
        <div data-testid="findings">
          <FindingsMark isChecking={check.isPending || check.isFetching} findings={findings} />
          <FindingsList findings={findings} />
        </div>
      )}
      {send.isPending && <Sending sent={sent ?? 0} />}
      <ProblemAlert error={send.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" onClick={onOther} disabled={send.isPending} mr="auto">
          {t.other}
        </Button>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button
          onClick={start}
          loading={send.isPending}
          disabled={name.trim() === '' || findings.some(({ tone }) => tone === 'bad')}
        >
          {entry.data ? t.replace : t.confirm}
        </Button>
      </Group>
    </Stack>
  );
}

function Sending({ sent }: { sent: number }) {
  const percent = Math.round(sent * 100);
  return (
    <div>
      <Progress value={percent} aria-label={t.confirm} />
      <Text fz="xs" c="dimmed" mt={4} role="status">
        {sent < 1 ? t.sending(percent) : t.working}
      </Text>
    </div>
  );
}
