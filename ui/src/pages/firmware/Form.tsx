// Adds an entry of firmware, or describes one anew.

import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Firmware, useAddFirmware, useDescribeFirmware } from '../../api/firmware';
import { Problem } from '../../api/problem';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { common } from '../../texts/common';
import { firmwareTexts } from '../../texts/firmware';

const t = firmwareTexts.form;

interface EntryFormProps {
  /** What is described anew; without it one is added. */
  entry: Firmware | undefined;
  opened: boolean;
  onClose: () => void;
  onAdded: (entry: Firmware) => void;
}

export function EntryForm(props: EntryFormProps) {
  const { entry } = props;
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={entry ? t.edit(entry.name) : t.add}>
      {props.opened && <Body {...props} />}
    </Modal>
  );
}

function Body({ entry, onClose, onAdded }: EntryFormProps) {
  const add = useAddFirmware();
  const describe = useDescribeFirmware();
  const form = useForm({
    initialValues: {
      name: entry?.name ?? '',
      description: entry?.description ?? '',
      version: entry?.version ?? '',
    },
  });
  const submit = form.onSubmit(async (values) => {
    const name = values.name.trim();
    const description = values.description.trim();
    const version = values.version.trim();
    try {
      if (entry) {
        await describe.mutateAsync({ name: entry.name, description, version });
        notifyDone(t.saved);
        onClose();
      } else {
        const added = await add.mutateAsync({ name, description, ...(version ? { version } : {}) });
        notifyDone(t.added(added.name));
        onAdded(added);
      }
    } catch (error) {
      if (error instanceof Problem) {
        form.setErrors(error.fieldMessages());
      }
    }
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {!entry && (
          <TextInput
            label={t.name}
            description={t.nameHint}
            data-autofocus
            {...form.getInputProps('name')}
          />
        )}
        <TextInput label={t.description} {...form.getInputProps('description')} />
        <TextInput
          label={t.version}
          description={t.versionHint}
          {...form.getInputProps('version')}
        />
        <ProblemAlert error={add.error ?? describe.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={add.isPending || describe.isPending}>
            {entry ? t.save : t.addConfirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
