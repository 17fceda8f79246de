// Creates a token and shows it: once, and not to be closed by accident.

import {
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { type NewToken, useCreateToken } from '../../api/accounts';
import { Problem } from '../../api/problem';
import { type Role, useSession } from '../../api/session';
import { CopyText } from '../../components/CopyText';
import { ProblemAlert } from '../../components/ProblemAlert';
import { RoleRadio } from '../../components/RoleRadio';
import { tokensTexts as t } from '../../texts/accounts';
import { common } from '../../texts/common';

export function NewTokenDialogue({ onClose }: { onClose: () => void }) {
  const create = useCreateToken();
  const token = create.data;
  return (
    <Modal
      opened
      onClose={onClose}
      title={token ? t.shown.title : t.form.title}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={!token}
      withCloseButton={!token}
    >
      {token ? (
        <Shown token={token} onClose={onClose} />
      ) : (
        <Form create={create} onClose={onClose} />
      )}
    </Modal>
  );
}

interface FormProps {
  create: ReturnType<typeof useCreateToken>;
  onClose: () => void;
}

function Form({ create, onClose }: FormProps) {
  const most = useSession()?.user.role;
  const form = useForm({
    initialValues: { name: '', role: 'monitor' as Role, expiry: '7776000' },
    validate: { name: (name) => (name.trim() === '' ? t.form.nameMissing : null) },
  });
  const submit = form.onSubmit(({ name, role, expiry }) =>
    create.mutate(
      { name: name.trim(), role, expires_in_seconds: Number(expiry) },
      {
        onError: (error) => {
          if (error instanceof Problem) {
            form.setErrors(error.fieldMessages());
          }
        },
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t.form.name}
          description={t.form.nameHint}
          maxLength={100}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <RoleRadio
          label={t.form.role}
          description={t.form.roleHint}
          most={most}
          {...form.getInputProps('role')}
        />
        <Select
          label={t.form.expiry}
          data={Object.entries(t.expiry).map(([value, label]) => ({ value, label }))}
          allowDeselect={false}
          w={200}
          {...form.getInputProps('expiry')}
        />
        <ProblemAlert error={create.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t.form.create}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Shown({ token, onClose }: { token: NewToken; onClose: () => void }) {
  const [isKept, setKept] = useState(false);
  const example = `curl -H "Authorization: Bearer $TOKEN" ${location.origin}/api/v1/dashboard`;
  return (
    <Stack gap="md">
      <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />}>
        {t.shown.body}
      </Alert>
      <CopyText value={token.token} label={t.shown.label} />
      <div>
        <Text fz="sm" fw={600} mb={4}>
          {t.shown.use}
        </Text>
        <CopyText value={example} label={t.shown.useLabel} />
      </div>
      <Checkbox
        label={t.shown.kept}
        checked={isKept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button disabled={!isKept} onClick={onClose}>
          {t.shown.close}
        </Button>
      </Group>
    </Stack>
  );
}
