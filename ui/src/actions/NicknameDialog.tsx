// A name that administrators give a phone.

import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Device, useChangeDevice } from '../api/devices';
import { Problem } from '../api/problem';
import { ProblemAlert } from '../components/ProblemAlert';
import { common } from '../texts/common';
import { phoneTexts } from '../texts/phone';

const t = phoneTexts.nickname;

interface NicknameDialogProps {
  device: Device;
  opened: boolean;
  onClose: () => void;
}

export function NicknameDialog({ device, opened, onClose }: NicknameDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t.title(device.mac)}>
      {opened && <Body device={device} onClose={onClose} />}
    </Modal>
  );
}

function Body({ device, onClose }: Omit<NicknameDialogProps, 'opened'>) {
  const [nickname, setNickname] = useState(device.nickname);
  const change = useChangeDevice(device.mac);
  const field = change.error instanceof Problem ? change.error.fieldMessages().nickname : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ nickname: nickname.trim() }, { onSuccess: onClose });
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t.label}
          description={t.help}
          value={nickname}
          onChange={(event) => setNickname(event.currentTarget.value)}
          error={field}
          data-autofocus
        />
        {!field && <ProblemAlert error={change.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
