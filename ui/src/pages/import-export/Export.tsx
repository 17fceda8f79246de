// Exports: users with or without passwords, phones, alarms (M41, M75).

import { Button, Card, Group, Select, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useRegions } from '../../api/regions';
import { useMay } from '../../api/session';
import { useDownload } from '../../components/useDownload';
import { stringifySearch } from '../../shell/search';
import { importExportTexts } from '../../texts/importExport';

const t = importExportTexts.export;

export function Export() {
  const regions = useRegions();
  const isSupervisor = useMay('supervisor');
  const [region, setRegion] = useState<string | null>(null);
  const users = (more: object = {}) =>
    `/api/v1/export/users.csv${stringifySearch({ region: region ?? undefined, ...more })}`;
  return (
    <Card>
      <Stack gap="md">
        <div>
          <Title order={2}>{t.title}</Title>
          <Text fz="sm" c="dimmed" maw={640}>
            {t.body}
          </Text>
        </div>
        <Select
          label={t.region}
          placeholder={t.allRegions}
          maw={280}
          clearable
          searchable
          value={region}
          onChange={setRegion}
          data={regions.data?.map(({ name }) => name) ?? []}
        />
        <Row title={t.users} help={t.usersHelp} href={users()} />
        <Row
          title={t.passwords}
          help={isSupervisor ? t.passwordsHelp : t.passwordsNotAllowed}
          href={isSupervisor ? users({ passwords: true }) : undefined}
        />
        <Row title={t.devices} help={t.devicesHelp} href="/api/v1/export/devices.csv" />
        <Row title={t.alarms} help={t.alarmsHelp} href="/api/v1/export/alarms.csv" />
      </Stack>
    </Card>
  );
}

interface RowProps {
  title: string;
  help: string;
  /** Without it the role may not. */
  href: string | undefined;
}

function Row({ title, help, href }: RowProps) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="md">
      <div>
        <Text fz="sm" fw={600}>
          {title}
        </Text>
        <Text fz="sm" c="dimmed">
          {help}
        </Text>
      </div>
      {href ? <Download title={title} href={href} /> : <IconLock size={18} aria-hidden />}
    </Group>
  );
}

function Download({ title, href }: { title: string; href: string }) {
  const { link, isBusy } = useDownload(href);
  return (
    <Button
      component="a"
      {...link}
      loading={isBusy}
      size="xs"
      variant="default"
      style={{ flexShrink: 0 }}
      aria-label={t.download(title)}
      leftSection={<IconDownload size={15} aria-hidden />}
    >
      {t.csv}
    </Button>
  );
}
