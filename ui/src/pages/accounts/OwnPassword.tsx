// Changes one's own password.

import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChangeOwnPassword } from '../../api/accounts';
import { Problem } from '../../api/problem';
import { useSession } from '../../api/session';
import { NewPassword } from '../../components/NewPassword';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { accountsTexts } from '../../texts/accounts';
import { common } from '../../texts/common';

const t = accountsTexts.own;

interface OwnPasswordProps {
  opened: boolean;
  onClose: () => void;
}

export function OwnPassword({ opened, onClose }: OwnPasswordProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t.dialogue}>
      {opened && <Form onClose={onClose} />}
    </Modal>
  );
}

function Form({ onClose }: { onClose: () => void }) {
  const name = useSession()?.user.name ?? '';
  const change = useChangeOwnPassword();
  const form = useForm({
    initialValues: { current_password: '', new_password: '' },
    validate: {
      current_password: (value) => (value === '' ? t.missing : null),
      new_password: (value) => (value.length < 8 ? t.short : null),
    },
  });
  const submit = form.onSubmit((values) =>
    change.mutate(values, {
      onSuccess: () => {
        notifyDone(t.done);
        onClose();
      },
      onError: (error) => {
        if (error instanceof Problem) {
          form.setErrors(error.fieldMessages());
        }
      },
    }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {/* So that password managers know whose password it is. */}
        <input type="text" autoComplete="username" value={name} readOnly hidden />
        <PasswordInput
          label={t.current}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('current_password')}
        />
        <NewPassword
          label={t.next}
          description={t.nextHint}
          name={name}
          {...form.getInputProps('new_password')}
        />
        <Text fz="sm" c="dimmed">
          {t.note}
        </Text>
        <ProblemAlert error={change.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t.change}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
