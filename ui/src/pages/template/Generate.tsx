// Makes the files of a template's phones, and shows first how many and what would change in them.

import {
  Accordion,
  Alert,
  Button,
  Group,
  List,
  Modal,
  Select,
  Stack,
  Switch,
  Text,
} from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useRegions } from '../../api/regions';
import {
  type Generated,
  type GenerateOptions,
  type GenerationPreview,
  type OneTemplate,
  useGenerate,
  useGenerationPreview,
} from '../../api/templates';
import { DiffView } from '../../components/DiffView';
import { unifiedLines } from '../../components/diff';
import { LoadingLines } from '../../components/Loading';
import { ProblemAlert } from '../../components/ProblemAlert';
import { common } from '../../texts/common';
import { generateTexts as t } from '../../texts/templates';

interface GenerateProps {
  template: OneTemplate;
  isDraft: boolean;
  opened: boolean;
  onClose: () => void;
}

export function Generate(props: GenerateProps) {
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t.title(props.template.name)}
      size="xl"
      centered={false}
    >
      {props.opened && <Body {...props} />}
    </Modal>
  );
}

function Body({ template, isDraft, onClose }: GenerateProps) {
  const regions = useRegions();
  const [region, setRegion] = useState<string | null>(null);
  const [globalFiles, setGlobalFiles] = useState<boolean | undefined>(undefined);
  // As the server does it when nobody says.
  const withGlobal = globalFiles ?? region === null;
  const options: GenerateOptions = { ...(region ? { region } : {}), global_files: withGlobal };
  const preview = useGenerationPreview(template.name, options, true);
  const generate = useGenerate(template.name);

  if (generate.data) {
    return <Done result={generate.data} onClose={onClose} />;
  }
  return (
    <Stack gap="md">
      {isDraft && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />}>
          {t.unsaved}
        </Alert>
      )}
      <Group gap="lg" align="flex-end">
        <Select
          label={t.region}
          placeholder={t.everyRegion}
          data={(regions.data ?? []).map(({ name }) => name)}
          value={region}
          onChange={setRegion}
          clearable
          searchable
        />
      </Group>
      <Switch
        label={t.globalFiles}
        description={t.globalFilesHint(template.global_file)}
        checked={withGlobal}
        onChange={(event) => setGlobalFiles(event.currentTarget.checked)}
      />
      <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />
      {preview.isFetching && !preview.error ? (
        <div>
          <Text fz="sm" c="dimmed" mb="xs" role="status">
            {t.looking}
          </Text>
          <LoadingLines lines={3} />
        </div>
      ) : (
        preview.data && <Preview preview={preview.data} />
      )}
      <ProblemAlert error={generate.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button
          loading={generate.isPending}
          disabled={!preview.data || preview.isFetching || preview.data.phones === 0}
          onClick={() => generate.mutate(options)}
        >
          {t.confirm(preview.data?.phones ?? 0)}
        </Button>
      </Group>
    </Stack>
  );
}

function Preview({ preview }: { preview: GenerationPreview }) {
  const { phones, changed, unchanged, failures, failed, shared_files, files } = preview;
  const words = [
    changed > 0 && t.changed(changed),
    unchanged > 0 && t.unchanged(unchanged),
    failures > 0 && t.failures(failures),
  ].filter(Boolean);
  const isNothing = changed === 0 && failures === 0 && shared_files.length === 0;
  return (
    <Stack gap="sm" data-testid="preview">
      <div role="status">
        <Text fw={600}>{t.phones(phones)}</Text>
        {phones > 0 && (
          <Text fz="sm" c="dimmed">
            {isNothing ? t.nothing : words.join(', ')}
          </Text>
        )}
      </div>
      {failed.length > 0 && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t.failed}>
          <List fz="sm">
            {failed.slice(0, 10).map(({ mac, reason }) => (
              <List.Item key={mac}>
                {mac}: {reason}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {preview.warnings_total > 0 && (
        <Alert
          color="orange"
          icon={<IconAlertTriangle aria-hidden />}
          title={t.warnings(preview.warnings_total)}
        >
          <List fz="sm">
            {gathered(preview.warnings).map(({ message, file, line, files }) => (
              <List.Item key={message}>{t.warning(file, line, message, files)}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Differences title={t.shared} files={shared_files} />
      <Differences title={t.own(files.length, changed)} files={files} />
    </Stack>
  );
}

/** Every file of a template has the same oddity: it is said once. */
function gathered(warnings: GenerationPreview['warnings']) {
  const all = new Map<string, { message: string; file: string; line: number; files: number }>();
  for (const { message, file, line } of warnings) {
    const known = all.get(message);
    if (known) {
      known.files += 1;
    } else {
      all.set(message, { message, file, line, files: 1 });
    }
  }
  return [...all.values()].slice(0, 10);
}

interface DifferencesProps {
  title: string;
  files: GenerationPreview['files'];
}

function Differences({ title, files }: DifferencesProps) {
  if (files.length === 0) {
    return null;
  }
  return (
    <div>
      <Text fz="sm" fw={600} mb={4}>
        {title}
      </Text>
      <Accordion variant="contained" defaultValue={files[0]?.file} order={3}>
        {files.map(({ file, diff }) => (
          <Accordion.Item key={file} value={file}>
            <Accordion.Control>
              <Text fz="sm" ff="monospace">
                {file}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              <DiffView lines={unifiedLines(diff)} label={t.diff(file)} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </div>
  );
}

function Done({ result, onClose }: { result: Generated; onClose: () => void }) {
  const { changed, unchanged, failures, failed, shared_files } = result;
  return (
    <Stack gap="md">
      <Alert
        color={failures > 0 ? 'orange' : 'teal'}
        icon={<IconCircleCheck aria-hidden />}
        title={t.done.title}
        role="status"
      >
        <Text fz="sm">
          {[t.done.changed(changed), unchanged > 0 && t.done.unchanged(unchanged)]
            .filter(Boolean)
            .join('; ')}
        </Text>
        {shared_files.length > 0 && <Text fz="sm">{t.done.shared(shared_files)}</Text>}
        {failures > 0 && (
          <List fz="sm">
            {failed.slice(0, 10).map(({ mac, reason }) => (
              <List.Item key={mac}>
                {mac}: {reason}
              </List.Item>
            ))}
          </List>
        )}
      </Alert>
      <Text fz="sm" c="dimmed">
        {t.done.next}
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {t.done.close}
        </Button>
      </Group>
    </Stack>
  );
}
