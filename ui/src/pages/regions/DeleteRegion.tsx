// Deletes a region that nobody is in; of one in use it says by whom, and leads there.

import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { type Region, useDeleteRegion } from '../../api/regions';
import { ConfirmAction } from '../../components/ConfirmAction';
import { notifyDone } from '../../components/notify';
import { PageLink } from '../../shell/links';
import { common } from '../../texts/common';
import { regionsTexts } from '../../texts/regions';

const t = regionsTexts.deleting;

export function DeleteRegion({ region, onClose }: { region: Region; onClose: () => void }) {
  const remove = useDeleteRegion();
  if (region.devices + region.users === 0) {
    return (
      <ConfirmAction
        opened
        onClose={onClose}
        title={t.title(region.name)}
        confirmLabel={common.delete}
        danger
        onConfirm={async () => {
          await remove.mutateAsync(region.name);
          notifyDone(t.done(region.name));
        }}
      >
        <Text fz="sm">{t.body}</Text>
      </ConfirmAction>
    );
  }
  const search = { region: [region.name] };
  return (
    <Modal opened onClose={onClose} title={t.usedTitle(region.name)}>
      <Stack gap="md">
        <Text fz="sm">{t.usedBody}</Text>
        <List fz="sm" spacing={4}>
          {region.devices > 0 && (
            <List.Item>
              <PageLink to="/devices" search={search} fz="inherit">
                {t.usedDevices(region.devices)}
              </PageLink>
            </List.Item>
          )}
          {region.users > 0 && (
            <List.Item>
              <PageLink to="/users" search={search} fz="inherit">
                {t.usedUsers(region.users)}
              </PageLink>
            </List.Item>
          )}
        </List>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common.close}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
