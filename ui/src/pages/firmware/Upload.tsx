// Gives an entry a file, with the upload's progress. Replacing one must be confirmed by typing.

import { Alert, Button, Group, Modal, Progress, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { type Firmware, useUploadFirmware } from '../../api/firmware';
import { CopyText } from '../../components/CopyText';
import { FileDrop } from '../../components/FileDrop';
import { ProblemAlert } from '../../components/ProblemAlert';
import { common } from '../../texts/common';
import { firmwareTexts } from '../../texts/firmware';

const t = firmwareTexts.uploadForm;
const SHA = /^[0-9a-f]{64}$/i;

interface UploadProps {
  entry: Firmware;
  onClose: () => void;
}

export function Upload({ entry, onClose }: UploadProps) {
  const [file, setFile] = useState<File | undefined>(undefined);
  const [done, setDone] = useState<Firmware | undefined>(undefined);
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={entry.missing ? t.upload(entry.name) : t.replace(entry.name)}
    >
      {done ? (
        <Done entry={done} onClose={onClose} />
      ) : file ? (
        <Chosen
          entry={entry}
          file={file}
          onOther={() => setFile(undefined)}
          onClose={onClose}
          onDone={setDone}
        />
      ) : (
        <FileDrop hint={t.hint} accept=".img" onFile={setFile} />
      )}
    </Modal>
  );
}

interface ChosenProps extends UploadProps {
  file: File;
  onOther: () => void;
  onDone: (entry: Firmware) => void;
}

function Chosen({ entry, file, onOther, onClose, onDone }: ChosenProps) {
  const [fileName, setFileName] = useState(entry.file_name ?? `${entry.name}.img`);
  const [sha, setSha] = useState('');
  const [typed, setTyped] = useState('');
  const [sent, setSent] = useState<number | undefined>(undefined);
  const abort = useRef<AbortController | undefined>(undefined);
  const upload = useUploadFirmware();
  const isShaOdd = sha.trim() !== '' && !SHA.test(sha.trim());
  const isConfirmed = entry.missing || typed.trim() === entry.name;
  // Closing the dialogue stops what is on its way.
  useEffect(() => () => abort.current?.abort(), []);

  const start = () => {
    abort.current = new AbortController();
    setSent(0);
    upload.mutate(
      {
        name: entry.name,
        file,
        fileName: fileName.trim(),
        replace: !entry.missing,
        sha256: sha.trim().toLowerCase() || undefined,
        onProgress: setSent,
        signal: abort.current.signal,
      },
      { onSuccess: onDone, onSettled: () => setSent(undefined) },
    );
  };
  const isStopped = upload.error instanceof DOMException;
  return (
    <Stack gap="sm">
      <Group gap="sm" justify="space-between">
        <Text fz="sm" fw={600}>
          {t.chosen(file.name, firmwareTexts.megabytes(file.size))}
        </Text>
        <Button size="compact-sm" variant="subtle" onClick={onOther} disabled={upload.isPending}>
          {t.other}
        </Button>
      </Group>
      <TextInput
        label={t.fileName}
        value={fileName}
        onChange={(event) => setFileName(event.currentTarget.value)}
      />
      <TextInput
        label={t.sha}
        description={t.shaHint}
        value={sha}
        onChange={(event) => setSha(event.currentTarget.value)}
        error={isShaOdd ? t.shaInvalid : undefined}
      />
      <Text fz="sm">{t.touches(entry.devices)}</Text>
      {!entry.missing && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />}>
          <Stack gap="xs">
            <Text fz="sm">{t.replaces(entry.file_name ?? '', entry.version)}</Text>
            <TextInput
              label={t.type(entry.name)}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </Stack>
        </Alert>
      )}
      {sent !== undefined && <Sending sent={sent} />}
      {isStopped ? (
        <Text fz="sm" role="status">
          {t.stopped}
        </Text>
      ) : (
        <ProblemAlert error={upload.error} />
      )}
      <Group justify="flex-end" gap="xs">
        {upload.isPending ? (
          <Button variant="default" onClick={() => abort.current?.abort()}>
            {t.stop}
          </Button>
        ) : (
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
        )}
        <Button
          onClick={start}
          loading={upload.isPending}
          disabled={!isConfirmed || isShaOdd}
          color={entry.missing ? undefined : 'red'}
        >
          {entry.missing ? t.confirm : t.confirmReplace}
        </Button>
      </Group>
    </Stack>
  );
}

function Sending({ sent }: { sent: number }) {
  const percent = Math.round(sent * 100);
  return (
    <div>
      <Progress value={percent} aria-label={t.progress} animated={sent >= 1} />
      <Text fz="xs" c="dimmed" mt={4} role="status">
        {sent < 1 ? t.sending(percent) : t.working}
      </Text>
    </div>
  );
}

function Done({ entry, onClose }: UploadProps) {
  const { version, sha256, warnings, devices } = entry;
  return (
    <Stack gap="sm" data-testid="uploaded">
      <Alert color="teal" icon={<IconCircleCheck aria-hidden />} title={t.done} role="status">
        <Text fz="sm">
          {t.version}: {version || firmwareTexts.notKnown}
        </Text>
        <Text fz="sm">{t.touches(devices)}</Text>
      </Alert>
      {warnings.length > 0 && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t.warnings}>
          {warnings.join('; ')}
        </Alert>
      )}
      {sha256 && (
        <div>
          <Text fz="sm" mb={4}>
            {t.compare}
          </Text>
          <CopyText value={sha256} label={firmwareTexts.sha256(entry.name)} />
        </div>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {t.close}
        </Button>
      </Group>
    </Stack>
  );
}
