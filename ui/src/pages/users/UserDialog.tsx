// Adds a user, or changes one (M61, M63).

import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { RegionSelect } from '../../actions/OptionFields';
import { Problem } from '../../api/problem';
import { useRegions } from '../../api/regions';
import { type User, type UserFields, useAddUser, useChangeUser } from '../../api/users';
import { NewPassword } from '../../components/NewPassword';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { common } from '../../texts/common';
import { usersTexts } from '../../texts/users';
import { FIRST_PROMPTS, PromptFields } from './PromptFields';

const t = usersTexts.form;

interface UserDialogProps {
  opened: boolean;
  /** Whom to change; without one a user is added. */
  user: User | undefined;
  onClose: () => void;
  /** The user is there; a phone is wanted next. */
  onThenDevice?: (user: string) => void;
}

export function UserDialog({ opened, user, onClose, onThenDevice }: UserDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={user ? t.editTitle(user.name) : t.addTitle}
      // What is typed is not lost by a click beside it.
      closeOnClickOutside={false}
    >
      {opened && <Body user={user} onClose={onClose} onThenDevice={onThenDevice} />}
    </Modal>
  );
}

interface Fields {
  name: string;
  display_name: string;
  password: string;
  region: string | null;
}

/** What differs from what is; an empty password is none. */
export function changesOf(fields: Fields, user: User | undefined): UserFields {
  const changes: UserFields = {};
  const name = fields.name.trim();
  const displayName = fields.display_name.trim();
  if (name !== user?.name) {
    changes.name = name;
  }
  if (displayName !== (user?.display_name ?? '')) {
    changes.display_name = displayName;
  }
  if (fields.password !== '') {
    changes.password = fields.password;
  }
  if (fields.region && fields.region !== user?.region) {
    changes.region = fields.region;
  }
  return changes;
}

function Body({ user, onClose, onThenDevice }: Omit<UserDialogProps, 'opened'>) {
  const regions = useRegions().data ?? [];
  const [typed, setTyped] = useState<Partial<Fields>>({});
  const [prompts, setPrompts] = useState(FIRST_PROMPTS);
  const [thenDevice, setThenDevice] = useState(false);
  const add = useAddUser();
  const change = useChangeUser(user?.name ?? '');
  const only = regions.length === 1 ? (regions[0]?.name ?? null) : null;
  const fields: Fields = {
    name: user?.name ?? '',
    display_name: user?.display_name ?? '',
    password: '',
    region: user ? (user.region ?? null) : only,
    ...typed,
  };
  const error = add.error ?? change.error;
  const messages = error instanceof Problem ? error.fieldMessages() : {};
  const set = (patch: Partial<Fields>) => setTyped((before) => ({ ...before, ...patch }));

  const submit = () => {
    const changes = changesOf(fields, user);
    if (user) {
      const done = () => {
        notifyDone(t.saved(changes.name ?? user.name));
        onClose();
      };
      if (Object.keys(changes).length === 0) {
        onClose();
      } else {
        change.mutate({ fields: changes, prompts }, { onSuccess: done });
      }
      return;
    }
    add.mutate(changes, {
      onSuccess: ({ name }) => {
        notifyDone(t.added(name));
        onClose();
        if (thenDevice) {
          onThenDevice?.(name);
        }
      },
    });
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t.name}
          description={t.nameHelp}
          value={fields.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={messages.name}
          maxLength={100}
          required
          autoComplete="off"
          data-autofocus
        />
        <TextInput
          label={t.displayName}
          value={fields.display_name}
          onChange={(event) => set({ display_name: event.currentTarget.value })}
          error={messages.display_name}
          maxLength={100}
          autoComplete="off"
        />
        <NewPassword
          label={t.password}
          description={user ? t.passwordKept : t.passwordHelp}
          value={fields.password}
          name={fields.name}
          onChange={(event) => set({ password: event.currentTarget.value })}
          error={messages.password}
          maxLength={128}
        />
        <RegionSelect
          label={t.region}
          value={fields.region}
          onChange={(region) => set({ region })}
          error={messages.region}
          required={!user}
        />
        {user ? (
          user.devices > 0 && <PromptFields value={prompts} onChange={setPrompts} />
        ) : (
          <Checkbox
            label={t.thenDevice}
            checked={thenDevice}
            onChange={(event) => setThenDevice(event.currentTarget.checked)}
          />
        )}
        {Object.keys(messages).length === 0 && <ProblemAlert error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button
            type="submit"
            loading={add.isPending || change.isPending}
            disabled={fields.name.trim() === '' || (!user && !fields.region)}
          >
            {user ? common.save : t.add}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
