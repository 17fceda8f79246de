// The whole configuration as one archive: out, and in again after a look at what it comes to.

import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { exportAddress } from '../../api/configuration';
import { useMay } from '../../api/session';
import { useDownload } from '../../components/useDownload';
import { configurationTexts as t } from '../../texts/settings';
import { ImportArchive } from './ImportArchive';

export function Archive() {
  const mayImport = useMay('administrator');
  const maySecrets = useMay('supervisor');
  const plain = useDownload(exportAddress(false));
  const withSecrets = useDownload(exportAddress(true));
  const [isOpen, setOpen] = useState(false);
  if (!mayImport) {
    return null;
  }
  return (
    <Card component="section">
      <Stack gap="sm">
        <Title order={2}>{t.title}</Title>
        <Text fz="sm" c="dimmed">
          {t.body}
        </Text>
        <Group gap="xs">
          <Button
            component="a"
            {...plain.link}
            loading={plain.isBusy}
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t.export}
          </Button>
          {maySecrets && (
            <Button
              component="a"
              {...withSecrets.link}
              loading={withSecrets.isBusy}
              variant="default"
            >
              {t.exportSecrets}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconUpload size={16} aria-hidden />}
            onClick={() => setOpen(true)}
          >
            {t.import}
          </Button>
        </Group>
        {maySecrets && (
          <Text fz="xs" c="dimmed">
            {t.exportSecretsHint}
          </Text>
        )}
      </Stack>
      <ImportArchive opened={isOpen} onClose={() => setOpen(false)} />
    </Card>
  );
}
