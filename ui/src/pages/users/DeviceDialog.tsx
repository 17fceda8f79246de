// Adds a phone to a user, or changes one, or moves it to another user (M62, M63).

import { Autocomplete, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ModelSelect } from '../../actions/OptionFields';
import { useFirmwareChoices } from '../../api/choices';
import { Problem } from '../../api/problem';
import {
  findUsers,
  type UserDevice,
  type UserDeviceFields,
  useAddUserDevice,
  useChangeUserDevice,
} from '../../api/users';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { unread } from '../../components/unread';
import { actionsTexts } from '../../texts/actions';
import { common } from '../../texts/common';
import { usersTexts } from '../../texts/users';
import { digitsOf, isMac } from './mac';
import { FIRST_PROMPTS, PromptFields } from './PromptFields';

const t = usersTexts.device;

interface DeviceDialogProps {
  opened: boolean;
  user: string;
  /** What to change; without one a phone is added. */
  device: UserDevice | undefined;
  onClose: () => void;
}

export function DeviceDialog({ opened, user, device, onClose }: DeviceDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={device ? t.editTitle(device.mac) : t.addTitle(user)}
      // What is typed is not lost by a click beside it.
      closeOnClickOutside={false}
    >
      {opened && <Body user={user} device={device} onClose={onClose} />}
    </Modal>
  );
}

const FIELDS = [
  'display_name',
  'model',
  'language',
  'vlan_mode',
  'vlan_id',
  'firmware',
] as const satisfies (keyof UserDevice)[];

export type DeviceFields = Record<(typeof FIELDS)[number], string> & { mac: string; user: string };

/** What is asked for: all that is filled in, or what differs from what is. */
export function fieldsToSend(
  fields: DeviceFields,
  device: UserDevice | undefined,
  owner: string,
): UserDeviceFields {
  const sent: UserDeviceFields = {};
  for (const name of FIELDS) {
    const value = fields[name].trim();
    if (value !== (device?.[name] ?? '')) {
      sent[name] = value;
    }
  }
  if (!device) {
    sent.mac = digitsOf(fields.mac);
  } else if (fields.user.trim() !== owner) {
    sent.user = fields.user.trim();
  }
  return sent;
}

function Body({ user, device, onClose }: Omit<DeviceDialogProps, 'opened'>) {
  const [fields, setFields] = useState<DeviceFields>(() => ({
    mac: device?.mac ?? usersTexts.vendorPrefix,
    user,
    display_name: device?.display_name ?? '',
    model: device?.model ?? '',
    language: device?.language ?? '',
    vlan_mode: device?.vlan_mode ?? '',
    vlan_id: device?.vlan_id ?? '',
    firmware: device?.firmware ?? '',
  }));
  const [prompts, setPrompts] = useState(FIRST_PROMPTS);
  const add = useAddUserDevice(user);
  const change = useChangeUserDevice(user, device?.mac ?? '');
  const error = add.error ?? change.error;
  const messages = error instanceof Problem ? error.fieldMessages() : {};
  const set = (patch: Partial<DeviceFields>) => setFields((before) => ({ ...before, ...patch }));
  const isReady = device ? fields.user.trim() !== '' : isMac(fields.mac);

  const submit = () => {
    const sent = fieldsToSend(fields, device, user);
    if (!device) {
      const done = ({ mac }: UserDevice) => {
        notifyDone(t.added(mac));
        onClose();
      };
      add.mutate({ fields: sent, prompts }, { onSuccess: done });
    } else if (Object.keys(sent).length === 0) {
      onClose();
    } else {
      const done = () => {
        notifyDone(sent.user ? t.moved(device.mac, sent.user) : t.saved(device.mac));
        onClose();
      };
      change.mutate({ fields: sent, prompts }, { onSuccess: done });
    }
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        {device ? (
          <OwnerField
            value={fields.user}
            onChange={(owner) => set({ user: owner })}
            error={messages.user}
          />
        ) : (
          <TextInput
            label={t.mac}
            description={t.macHelp}
            value={fields.mac}
            onChange={(event) => set({ mac: event.currentTarget.value })}
            error={
              messages.mac ??
              (digitsOf(fields.mac).length > 12 || /[^0-9a-f:.\s-]/i.test(fields.mac)
                ? t.macShort
                : undefined)
            }
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            required
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
        )}
        <SettingFields fields={fields} set={set} messages={messages} />
        <PromptFields value={prompts} onChange={setPrompts} />
        {Object.keys(messages).length === 0 && <ProblemAlert error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={add.isPending || change.isPending} disabled={!isReady}>
            {device ? common.save : t.add}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface SettingFieldsProps {
  fields: DeviceFields;
  set: (patch: Partial<DeviceFields>) => void;
  messages: Record<string, string>;
}

function SettingFields({ fields, set, messages }: SettingFieldsProps) {
  const firmware = useFirmwareChoices();
  return (
    <>
      <TextInput
        label={t.displayName}
        description={t.displayNameHelp}
        value={fields.display_name}
        onChange={(event) => set({ display_name: event.currentTarget.value })}
        error={messages.display_name}
        autoComplete="off"
      />
      <Group grow align="flex-start">
        <ModelSelect
          label={t.model}
          description={t.modelHelp}
          value={fields.model || null}
          onChange={(model) => set({ model: model ?? '' })}
          error={messages.model}
          required={false}
          clearable
        />
        <Select
          label={t.firmware}
          description={t.firmwareHelp}
          placeholder={actionsTexts.fields.choose}
          searchable
          clearable
          value={fields.firmware || null}
          onChange={(name) => set({ firmware: name ?? '' })}
          error={messages.firmware ?? unread(firmware.error)}
          data={firmware.data?.map(({ name }) => name) ?? []}
        />
      </Group>
      <Group grow align="flex-start">
        <Autocomplete
          label={t.language}
          data={[...actionsTexts.languages]}
          value={fields.language}
          onChange={(language) => set({ language })}
          error={messages.language}
        />
        <Autocomplete
          label={t.vlanMode}
          data={[...actionsTexts.vlanModes]}
          value={fields.vlan_mode}
          onChange={(vlan_mode) => set({ vlan_mode })}
          error={messages.vlan_mode}
        />
        <TextInput
          label={t.vlanId}
          value={fields.vlan_id}
          onChange={(event) => set({ vlan_id: event.currentTarget.value })}
          error={messages.vlan_id}
          inputMode="numeric"
          maxLength={4}
        />
      </Group>
    </>
  );
}

interface OwnerFieldProps {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** The user, found by any part of the name. */
function OwnerField({ value, onChange, error }: OwnerFieldProps) {
  const [searched] = useDebouncedValue(value.trim(), 200);
  const found = useQuery({
    queryKey: ['users', 'found', searched],
    queryFn: ({ signal }) => findUsers(searched, 8, signal),
    enabled: searched !== '',
  });
  return (
    <Autocomplete
      label={t.owner}
      description={t.ownerHelp}
      data={found.data?.map(({ name }) => name) ?? []}
      filter={({ options }) => options}
      value={value}
      onChange={onChange}
      error={error ?? (found.data?.length === 0 ? t.noUser : unread(found.error))}
      required
    />
  );
}
