// What supervisors do with accounts: add, change the role, set the password, delete.

import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import {
  type Account,
  type AccountValues,
  useChangeAccount,
  useCreateAccount,
  useDeleteAccount,
} from '../../api/accounts';
import { Problem } from '../../api/problem';
import { ConfirmAction } from '../../components/ConfirmAction';
import { NewPassword } from '../../components/NewPassword';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { RoleRadio } from '../../components/RoleRadio';
import { accountsTexts as t } from '../../texts/accounts';
import { common } from '../../texts/common';

export type Asked = { what: 'add' } | { what: 'role' | 'password' | 'remove'; account: Account };

interface DialoguesProps {
  asked: Asked | undefined;
  ownName: string | undefined;
  onClose: () => void;
}

export function Dialogues({ asked, ownName, onClose }: DialoguesProps) {
  switch (asked?.what) {
    case undefined:
      return null;
    case 'add':
      return <Add onClose={onClose} />;
    case 'role':
      return (
        <ChangeRole
          account={asked.account}
          isOwn={asked.account.name === ownName}
          onClose={onClose}
        />
      );
    case 'password':
      return <SetPassword account={asked.account} onClose={onClose} />;
    case 'remove':
      return (
        <Remove account={asked.account} isOwn={asked.account.name === ownName} onClose={onClose} />
      );
  }
}

interface DialogueProps {
  account: Account;
  onClose: () => void;
}

function Add({ onClose }: { onClose: () => void }) {
  const create = useCreateAccount();
  const form = useForm<AccountValues>({
    initialValues: { name: '', role: 'operator', password: '' },
    validate: {
      name: (name) => (name.trim() === '' ? t.form.nameMissing : null),
      password: (password) => (password.length < 8 ? t.own.short : null),
    },
  });
  const submit = form.onSubmit((values) =>
    create.mutate(
      { ...values, name: values.name.trim() },
      {
        onSuccess: ({ name }) => {
          notifyDone(t.form.created(name));
          onClose();
        },
        onError: (error) => {
          if (error instanceof Problem) {
            form.setErrors(error.fieldMessages());
          }
        },
      },
    ),
  );
  return (
    <Modal opened onClose={onClose} title={t.form.title}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t.form.name}
            autoComplete="off"
            maxLength={100}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <RoleRadio label={t.form.role} {...form.getInputProps('role')} />
          <NewPassword
            label={t.form.password}
            description={t.form.passwordHint}
            name={form.values.name}
            {...form.getInputProps('password')}
          />
          <ProblemAlert error={create.error} />
          <Buttons label={t.form.create} isBusy={create.isPending} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

function ChangeRole({ account, isOwn, onClose }: DialogueProps & { isOwn: boolean }) {
  const [role, setRole] = useState(account.role);
  const change = useChangeAccount(account.name);
  return (
    <ConfirmAction
      opened
      onClose={onClose}
      title={t.role.title(account.name)}
      confirmLabel={t.role.save}
      ready={role !== account.role}
      onConfirm={async () => {
        await change.mutateAsync({ role });
        notifyDone(t.role.done(account.name, common.role[role]));
      }}
    >
      <RoleRadio label={t.form.role} value={role} onChange={setRole} />
      <Text fz="sm" c="dimmed">
        {t.role.note}
      </Text>
      {isOwn && <Alert color="yellow">{t.role.own}</Alert>}
    </ConfirmAction>
  );
}

function SetPassword({ account, onClose }: DialogueProps) {
  const change = useChangeAccount(account.name);
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (password) => (password.length < 8 ? t.own.short : null) },
  });
  const submit = form.onSubmit((values) =>
    change.mutate(values, {
      onSuccess: () => {
        notifyDone(t.password.done(account.name));
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
    <Modal opened onClose={onClose} title={t.password.title(account.name)}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <NewPassword
            label={t.password.label}
            name={account.name}
            data-autofocus
            {...form.getInputProps('password')}
          />
          <Text fz="sm" c="dimmed">
            {t.password.note}
          </Text>
          <ProblemAlert error={change.error} />
          <Buttons label={t.password.save} isBusy={change.isPending} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

function Remove({ account, isOwn, onClose }: DialogueProps & { isOwn: boolean }) {
  const remove = useDeleteAccount();
  return (
    <ConfirmAction
      opened
      onClose={onClose}
      title={t.remove.title(account.name)}
      confirmLabel={common.delete}
      danger
      onConfirm={async () => {
        await remove.mutateAsync(account.name);
        notifyDone(t.remove.done(account.name));
      }}
    >
      <Text fz="sm">{t.remove.body(account.tokens)}</Text>
      {isOwn && <Alert color="red">{t.remove.own}</Alert>}
    </ConfirmAction>
  );
}

interface ButtonsProps {
  label: string;
  isBusy: boolean;
  onClose: () => void;
}

function Buttons({ label, isBusy, onClose }: ButtonsProps) {
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onClose}>
        {common.cancel}
      </Button>
      <Button type="submit" loading={isBusy}>
        {label}
      </Button>
    </Group>
  );
}
