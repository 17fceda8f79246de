// Imports an archive of the configuration: a dry run first, which shows each thing that changes.

import { Alert, Badge, Button, Checkbox, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type ImportReport,
  importConfiguration,
  useImportConfiguration,
} from '../../api/configuration';
import { FileDrop } from '../../components/FileDrop';
import { LoadingLines } from '../../components/Loading';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { Wide } from '../../components/Wide';
import { common, count } from '../../texts/common';
import { configurationTexts } from '../../texts/settings';

const t = configurationTexts.dialogue;
const SHOWN_MAX = 200;

export function ImportArchive({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={t.title} size="xl">
      {opened && <Body onClose={onClose} />}
    </Modal>
  );
}

function Body({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<File | undefined>(undefined);
  const [replace, setReplace] = useState(false);
  const [skipMissing, setSkipMissing] = useState(false);
  const apply = useImportConfiguration();
  const preview = useQuery({
    queryKey: ['preview', 'configuration', file?.name, file?.lastModified, replace, skipMissing],
    queryFn: () => importConfiguration({ file: file as File, dryRun: true, replace, skipMissing }),
    enabled: file !== undefined,
    retry: false,
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  if (!file) {
    return <FileDrop hint={t.hint} accept=".zip" onFile={setFile} />;
  }
  const report = preview.data;
  const changes = report ? changesOf(report) : 0;
  const confirm = () =>
    apply.mutate(
      { file, dryRun: false, replace, skipMissing },
      {
        onSuccess: (done) => {
          notifyDone(t.done(changesOf(done)));
          onClose();
        },
      },
    );
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Text fz="sm" fw={600}>
          {t.file(file.name)}
        </Text>
        <Button size="compact-sm" variant="subtle" onClick={() => setFile(undefined)}>
          {t.other}
        </Button>
      </Group>
      <Checkbox
        label={t.replace}
        description={t.replaceHint}
        checked={replace}
        onChange={(event) => setReplace(event.currentTarget.checked)}
      />
      <Checkbox
        label={t.skip}
        description={t.skipHint}
        checked={skipMissing}
        onChange={(event) => setSkipMissing(event.currentTarget.checked)}
      />
      {preview.isFetching && (
        <div>
          <Text fz="sm" c="dimmed" role="status" mb="xs">
            {t.looking}
          </Text>
          <LoadingLines lines={3} />
        </div>
      )}
      <ProblemAlert error={preview.error} />
      {!preview.isFetching && report && <Report report={report} />}
      <ProblemAlert error={apply.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button
          onClick={confirm}
          loading={apply.isPending}
          disabled={!report || preview.isFetching || report.counts.refused > 0 || changes === 0}
        >
          {t.confirm(changes)}
        </Button>
      </Group>
    </Stack>
  );
}

function changesOf({ counts }: ImportReport): number {
  return counts.created + counts.changed + counts.removed;
}

const ORDER = ['refused', 'removed', 'changed', 'created', 'skipped', 'unchanged'] as const;
const COLOUR = {
  refused: 'red',
  removed: 'orange',
  changed: 'brand',
  created: 'teal',
  skipped: 'gray',
  unchanged: 'gray',
} as const;

function Report({ report }: { report: ImportReport }) {
  const shown = report.changes
    .filter(({ outcome }) => outcome !== 'unchanged')
    .sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {ORDER.filter((outcome) => report.counts[outcome] > 0).map((outcome) => (
          <Badge key={outcome} color={COLOUR[outcome]} tt="none">
            {count(report.counts[outcome])} {t.outcome[outcome]}
          </Badge>
        ))}
      </Group>
      {report.counts.refused > 0 && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />}>
          {t.refused}
        </Alert>
      )}
      {shown.length === 0 ? (
        <Text fz="sm">{t.nothing}</Text>
      ) : (
        <Wide label={t.table}>
          <Table fz="sm" aria-label={t.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.columns.outcome}</Table.Th>
                <Table.Th>{t.columns.what}</Table.Th>
                <Table.Th>{t.columns.place}</Table.Th>
                <Table.Th>{t.columns.name}</Table.Th>
                <Table.Th>{t.columns.message}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.slice(0, SHOWN_MAX).map(({ outcome, what, place, name, message }) => (
                <Table.Tr key={`${what} ${place} ${name}`}>
                  <Table.Td>{t.outcome[outcome]}</Table.Td>
                  <Table.Td>{t.what[what]}</Table.Td>
                  <Table.Td>{place}</Table.Td>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td>{message}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Wide>
      )}
      {shown.length > SHOWN_MAX && (
        <Text fz="xs" c="dimmed">
          {t.rest(shown.length - SHOWN_MAX)}
        </Text>
      )}
    </Stack>
  );
}
