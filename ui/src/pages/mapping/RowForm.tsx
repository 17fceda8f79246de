// Adds a row to the mapping, or gives one another template.

import { Autocomplete, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { DeviceFilter } from '../../api/devices';
import { type MappingRow, useSetMapping } from '../../api/mapping';
import { useModels } from '../../api/models';
import { Problem } from '../../api/problem';
import { useRegions } from '../../api/regions';
import { useAllTemplates } from '../../api/templates';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { Reach } from '../../components/Reach';
import { unread } from '../../components/unread';
import { common } from '../../texts/common';
import { mappingTexts } from '../../texts/mapping';

const t = mappingTexts.add;

/** The phones that a row counts for; a row of their region comes before one of every region. */
export const reachOf = (model: string, region: string | null): DeviceFilter => ({
  model: [model],
  ...(region ? { region: [region] } : {}),
});

interface RowFormProps {
  /** The row to change; without it one is added. */
  row: MappingRow | undefined;
  opened: boolean;
  onClose: () => void;
}

export function RowForm(props: RowFormProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.row ? t.change : t.title}>
      {props.opened && <Form {...props} />}
    </Modal>
  );
}

function Form({ row, onClose }: RowFormProps) {
  const models = useModels();
  const regions = useRegions();
  const templates = useAllTemplates();
  const set = useSetMapping();
  const form = useForm({
    initialValues: {
      model: row?.model ?? '',
      region: row?.region ?? null,
      template: row?.template ?? null,
    } as { model: string; region: string | null; template: string | null },
  });
  const { model, region, template } = form.values;
  const isKnown = models.data?.some(({ name }) => name === model.trim());
  const other = templates.data?.find(({ name }) => name === template)?.model;
  const submit = form.onSubmit(async ({ model, region, template }) => {
    try {
      await set.mutateAsync({
        model: model.trim(),
        template: template ?? '',
        ...(region ? { region } : {}),
      });
      notifyDone(t.done);
      onClose();
    } catch (error) {
      if (error instanceof Problem) {
        form.setErrors(error.fieldMessages());
      }
    }
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Autocomplete
          label={t.model}
          data={(models.data ?? []).map(({ name }) => name)}
          disabled={row !== undefined}
          data-autofocus={row ? undefined : true}
          {...form.getInputProps('model')}
          error={form.errors.model ?? unread(models.error)}
        />
        <Select
          label={t.region}
          description={t.regionHint}
          placeholder={mappingTexts.everyRegion}
          data={(regions.data ?? []).map(({ name }) => name)}
          disabled={row !== undefined}
          clearable
          searchable
          {...form.getInputProps('region')}
          error={form.errors.region ?? unread(regions.error)}
        />
        <Select
          label={t.template}
          data={(templates.data ?? []).map(({ name }) => name)}
          searchable
          data-autofocus={row ? true : undefined}
          {...form.getInputProps('template')}
          error={form.errors.template ?? unread(templates.error)}
        />
        {template && other && model.trim() !== '' && other !== model.trim() && (
          <Text fz="sm" c="var(--app-odd)">
            {t.otherModel(template, other)}
          </Text>
        )}
        {isKnown && <Reach of={reachOf(model.trim(), region)} />}
        <Text fz="xs" c="dimmed">
          {t.hint}
        </Text>
        <ProblemAlert error={set.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={set.isPending}>
            {t.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
