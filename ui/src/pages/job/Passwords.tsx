// The new passwords of a job, which the server shows once: asked for with care, kept before closed.

import {
  Alert,
  Button,
  Checkbox,
  Group,
  List,
  Modal,
  ScrollArea,
  Stack,
  Table,
  Text,
} from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconAlertTriangle, IconCheck, IconCopy, IconDownload, IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { hasEnded, type Job, type UserPassword, useJobPasswords } from '../../api/jobs';
import { useMay } from '../../api/session';
import { ProblemAlert } from '../../components/ProblemAlert';
import { saveFile } from '../../components/saveFile';
import { common } from '../../texts/common';
import { jobTexts } from '../../texts/jobs';
import { passwordsAsCsv } from './csv';

const t = jobTexts.passwords;

export function Passwords({ job }: { job: Job }) {
  const may = useMay('administrator');
  const [isOpen, setOpen] = useState(false);
  const isOver = hasEnded(job);
  if (isOver && job.done === 0) {
    return null;
  }
  return (
    <Alert role="note" color="yellow" icon={<IconKey aria-hidden />} title={t.title}>
      <Group justify="space-between" gap="sm">
        <Text fz="sm" flex="1 1 300px">
          {isOver ? t.banner(job.done) : t.running} {isOver ? t.phones : ''}
          {!may && ` ${t.forAdministrators}`}
        </Text>
        {may && isOver && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t.show}
          </Button>
        )}
      </Group>
      {isOpen && <Dialogue job={job} onClose={() => setOpen(false)} />}
    </Alert>
  );
}

function Dialogue({ job, onClose }: { job: Job; onClose: () => void }) {
  const passwords = useJobPasswords(job.id);
  const shown = passwords.data;
  return (
    <Modal
      opened
      onClose={onClose}
      title={shown ? t.after.title : t.before.title}
      size={shown ? 'lg' : 'md'}
      closeOnClickOutside={!shown}
      closeOnEscape={!shown}
      withCloseButton={!shown}
    >
      {shown ? (
        <Shown job={job} passwords={shown} onClose={onClose} />
      ) : (
        <Stack gap="md">
          <Text fz="sm">{t.before.body}</Text>
          <List fz="sm" spacing={6}>
            <List.Item>{t.before.ready}</List.Item>
            <List.Item>{t.before.lost}</List.Item>
          </List>
          <ProblemAlert error={passwords.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} data-autofocus>
              {common.cancel}
            </Button>
            <Button
              loading={passwords.isPending}
              disabled={passwords.isError}
              onClick={() => passwords.mutate()}
            >
              {t.before.confirm}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

interface ShownProps {
  job: Job;
  passwords: UserPassword[];
  onClose: () => void;
}

function Shown({ job, passwords, onClose }: ShownProps) {
  const [isKept, setKept] = useState(passwords.length === 0);
  const clipboard = useClipboard();
  const csv = passwordsAsCsv(passwords);
  if (passwords.length === 0) {
    return (
      <Stack gap="md">
        <Text fz="sm">{t.after.none}</Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>{common.close}</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />}>
        {t.after.body}
      </Alert>
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={clipboard.copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          onClick={() => clipboard.copy(csv)}
        >
          {clipboard.copied ? t.after.copied : t.after.copy}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => saveFile(t.after.file(job.id), csv, 'text/csv')}
        >
          {t.after.download}
        </Button>
      </Group>
      <ScrollArea.Autosize mah={340} type="auto">
        <Table striped withRowBorders={false} aria-label={t.title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.after.user}</Table.Th>
              <Table.Th>{t.after.password}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {passwords.map(({ user, password }) => (
              <Table.Tr key={user}>
                <Table.Td>{user}</Table.Td>
                <Table.Td ff="monospace">{password}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      <Checkbox
        label={t.after.kept}
        checked={isKept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button disabled={!isKept} onClick={onClose}>
          {t.after.close}
        </Button>
      </Group>
    </Stack>
  );
}
