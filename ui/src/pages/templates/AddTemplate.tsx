// Adds a template: for a model that there is, or a new one; empty-handed, or as a copy.

import { Autocomplete, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { VARIANTS } from '../../api/fixedWords';
import { useModels } from '../../api/models';
import { Problem } from '../../api/problem';
import { type TemplateVariant, useAllTemplates, useCreateTemplate } from '../../api/templates';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { common } from '../../texts/common';
import { templatesTexts, variantTexts } from '../../texts/templates';

const t = templatesTexts.add;

interface AddTemplateProps {
  opened: boolean;
  onClose: () => void;
}

export function AddTemplate({ opened, onClose }: AddTemplateProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t.title}>
      {opened && <Form onClose={onClose} />}
    </Modal>
  );
}

function Form({ onClose }: { onClose: () => void }) {
  const models = useModels();
  const templates = useAllTemplates();
  const create = useCreateTemplate();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { name: '', model: '', variant: 'generic', description: '', copy_of: '' },
  });
  const { model } = form.values;
  const known = models.data?.some(({ name }) => name.toLowerCase() === model.trim().toLowerCase());

  const submit = form.onSubmit(async ({ variant, copy_of, ...values }) => {
    try {
      const { name } = await create.mutateAsync({
        ...values,
        name: values.name.trim(),
        model: values.model.trim(),
        description: values.description.trim(),
        variant: variant as TemplateVariant,
        ...(copy_of ? { copy_of } : {}),
      });
      notifyDone(t.done(name));
      onClose();
      void navigate({ to: '/templates/$template', params: { template: name } } as never);
    } catch (error) {
      if (error instanceof Problem) {
        form.setErrors(error.fieldMessages());
      }
    }
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t.name}
          description={t.nameHint}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Autocomplete
          label={t.model}
          description={t.modelHint}
          data={(models.data ?? []).map(({ name }) => name)}
          {...form.getInputProps('model')}
        />
        {model.trim() !== '' && models.data && !known && (
          <Text fz="xs" c="dimmed">
            {t.newModel(model.trim())}
          </Text>
        )}
        <Select
          label={t.variant}
          data={VARIANTS.map((value) => ({ value, label: variantTexts[value] }))}
          allowDeselect={false}
          {...form.getInputProps('variant')}
        />
        <TextInput label={t.description} {...form.getInputProps('description')} />
        <Select
          label={t.copyOf}
          description={t.copyOfHint}
          data={(templates.data ?? []).map(({ name }) => name)}
          searchable
          clearable
          {...form.getInputProps('copy_of')}
          value={form.values.copy_of || null}
          onChange={(value) => form.setFieldValue('copy_of', value ?? '')}
        />
        <Text fz="xs" c="dimmed">
          {t.hint}
        </Text>
        <ProblemAlert error={create.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
