// The phone's file: as it was generated with who decided each line, with its includes, and what
// would change if it were generated now.

import { Badge, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconDownload, IconFileOff } from '@tabler/icons-react';
import { useState } from 'react';
import { ActionDialog } from '../../actions/ActionDialog';
import type { OneDevice } from '../../api/devices';
import { type Explained, useConfigurationText, useExplained } from '../../api/phone';
import { useMay } from '../../api/session';
import { EmptyState } from '../../components/EmptyState';
import { LoadingLines } from '../../components/Loading';
import { ProblemAlert } from '../../components/ProblemAlert';
import { exactly } from '../../components/TimeAgo';
import { useDownload } from '../../components/useDownload';
import { usePageSearch } from '../../shell/page';
import { actionsTexts } from '../../texts/actions';
import { deviceTexts } from '../../texts/device';
import { AnnotatedFile } from './AnnotatedFile';
import { FILES, page } from './page';
import { WouldChange } from './WouldChange';

const t = deviceTexts.file;

export function Configuration({ device }: { device: OneDevice }) {
  const may = useMay('administrator');
  const [search, change] = usePageSearch(page);
  const [generates, setGenerates] = useState(false);
  const file = useDownload(`/api/v1/devices/${device.mac}/config`, `${device.mac}.cfg`);
  const view = search.file ?? 'current';
  if (!may) {
    return <EmptyState title={t.notAllowed} icon={IconFileOff} />;
  }
  const generate = (
    <Button
      size="xs"
      variant="default"
      onClick={() => setGenerates(true)}
      disabled={device.approval === 'pending'}
    >
      {actionsTexts.label.generate_configuration}
    </Button>
  );
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <SegmentedControl
          size="xs"
          aria-label={t.viewsLabel}
          value={view}
          onChange={(next) =>
            change({ file: next === 'current' ? undefined : (next as typeof view) })
          }
          data={FILES.map((value) => ({ value, label: t.views[value] }))}
        />
        <Group gap="xs">
          {generate}
          <Button
            component="a"
            {...file.link}
            loading={file.isBusy}
            size="xs"
            variant="default"
            leftSection={<IconDownload size={15} aria-hidden />}
          >
            {t.download}
          </Button>
        </Group>
      </Group>
      {view === 'changes' ? (
        <Changes mac={device.mac} none={generate} />
      ) : (
        <Annotated device={device} effective={view === 'effective'} none={generate} />
      )}
      <ActionDialog
        asked={
          generates
            ? { action: 'generate_configuration', targets: { macs: [device.mac] } }
            : undefined
        }
        onClose={() => setGenerates(false)}
      />
    </Stack>
  );
}

interface AnnotatedProps {
  device: OneDevice;
  effective: boolean;
  none: React.ReactNode;
}

function Annotated({ device, effective, none }: AnnotatedProps) {
  const file = useExplained(device.mac, effective ? { effective } : {});
  if (file.error) {
    return <ProblemAlert error={file.error} onRetry={() => void file.refetch()} />;
  }
  if (file.data === undefined) {
    return <LoadingLines lines={8} />;
  }
  return file.data === null ? (
    <NoFile action={none} />
  ) : (
    <>
      <About file={file.data} drift={device.config.drift} />
      <AnnotatedFile key={String(effective)} lines={file.data.lines} own={file.data.file} />
    </>
  );
}

function About({ file, drift }: { file: Explained; drift: boolean }) {
  return (
    <Group gap="sm">
      <Text fz="sm" ff="monospace" fw={600}>
        {file.file}
      </Text>
      <Text fz="sm" c="dimmed">
        {[
          t.made(file.template, file.template_version),
          file.generated_at && exactly(file.generated_at),
          t.lines(file.lines.length),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {file.edited && (
        <Badge color="orange" tt="none">
          {t.edited}
        </Badge>
      )}
      {drift && (
        <Badge color="orange" tt="none">
          {t.waits}
        </Badge>
      )}
    </Group>
  );
}

function NoFile({ action }: { action: React.ReactNode }) {
  return (
    <EmptyState icon={IconFileOff} title={t.none.title} action={action}>
      {t.none.body}
    </EmptyState>
  );
}

function Changes({ mac, none }: { mac: string; none: React.ReactNode }) {
  const before = useConfigurationText(mac, {});
  const after = useConfigurationText(mac, { preview: true });
  const error = before.error ?? after.error;
  if (error) {
    const retry = () => {
      void before.refetch();
      void after.refetch();
    };
    return <ProblemAlert error={error} onRetry={retry} />;
  }
  if (before.data === undefined || after.data === undefined) {
    return <LoadingLines lines={8} />;
  }
  if (before.data === null && after.data === null) {
    return <NoFile action={none} />;
  }
  return <WouldChange before={before.data ?? ''} after={after.data ?? ''} />;
}
