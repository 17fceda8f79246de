// Overrides all parameters of a preset at once: daylight saving, Telnet, PIN lock, common-area phone.

import { Button, Group, Modal, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import {
  type OverrideOwner,
  type OverridePreset,
  useApplyPreset,
  useOverridePresets,
} from '../../api/overrides';
import { Problem } from '../../api/problem';
import { LoadingLines } from '../../components/Loading';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { Reach } from '../../components/Reach';
import { common } from '../../texts/common';
import { overridesTexts } from '../../texts/overrides';
import { reachOf } from './reach';

const t = overridesTexts.presets;

interface PresetProps {
  of: OverrideOwner;
  opened: boolean;
  onClose: () => void;
}

export function Preset(props: PresetProps) {
  const { scope, owner } = props.of;
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t.title(overridesTexts.whom[scope](owner))}
      size="lg"
    >
      {props.opened && <Body {...props} />}
    </Modal>
  );
}

function Body({ of, onClose }: PresetProps) {
  const presets = useOverridePresets();
  const [name, setName] = useState<string | null>(null);
  const preset = presets.data?.find((one) => one.name === name);
  return (
    <Stack gap="sm">
      <ProblemAlert error={presets.error} onRetry={() => void presets.refetch()} />
      {presets.isPending && <LoadingLines lines={2} />}
      {presets.data && (
        <Select
          label={t.preset}
          data={presets.data.map(({ name, title }) => ({ value: name, label: title }))}
          value={name}
          onChange={setName}
          allowDeselect={false}
          data-autofocus
        />
      )}
      {preset && <Fields key={preset.name} of={of} preset={preset} onClose={onClose} />}
    </Stack>
  );
}

interface FieldsProps {
  of: OverrideOwner;
  preset: OverridePreset;
  onClose: () => void;
}

function Fields({ of, preset, onClose }: FieldsProps) {
  const apply = useApplyPreset();
  const form = useForm<Record<string, string>>({
    initialValues: Object.fromEntries(preset.fields.map(({ name }) => [name, ''])),
  });
  const submit = form.onSubmit(async (values) => {
    const given = Object.entries(values).filter(([, value]) => value.trim() !== '');
    try {
      const { items } = await apply.mutateAsync({
        ...of,
        preset: preset.name,
        values: Object.fromEntries(
          given.map(([name, value]) => [name, typed(preset, name, value.trim())]),
        ),
      });
      notifyDone(t.done(items.length));
      onClose();
    } catch (error) {
      if (error instanceof Problem) {
        const messages = Object.entries(error.fieldMessages());
        form.setErrors(
          Object.fromEntries(
            messages.map(([field, message]) => [field.replace(/^values\./, ''), message]),
          ),
        );
      }
    }
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text fz="sm" c="dimmed">
          {preset.description}
        </Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {preset.fields.map((field) => (
            <TextInput
              key={field.name}
              label={field.title}
              description={t.becomes(field.parameter, field.expected)}
              placeholder={field.default ?? t.notSet}
              {...form.getInputProps(field.name)}
            />
          ))}
        </SimpleGrid>
        <Reach of={reachOf(of)} />
        <Text fz="xs" c="dimmed">
          {t.hint}
        </Text>
        <ProblemAlert error={apply.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={apply.isPending}>
            {t.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Fields that are numbers are sent as such. */
function typed(preset: OverridePreset, name: string, value: string): string | number {
  const expected = preset.fields.find((field) => field.name === name)?.expected ?? '';
  return expected.startsWith('a whole number') && /^\d+$/.test(value) ? Number(value) : value;
}
