// Overrides a parameter, or changes the value of one that is.

import { Autocomplete, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Override, type OverrideOwner, useSetOverride } from '../../api/overrides';
import { Problem } from '../../api/problem';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { Reach } from '../../components/Reach';
import { common } from '../../texts/common';
import { hiddenTexts } from '../../texts/hidden';
import { overridesTexts } from '../../texts/overrides';
import { reachOf } from './reach';
import { useParameters } from './useParameters';

const t = overridesTexts.form;

interface OverrideFormProps {
  of: OverrideOwner;
  /** What is changed; without it one is added. */
  override?: Override;
  opened: boolean;
  onClose: () => void;
}

export function OverrideForm(props: OverrideFormProps) {
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.override ? t.edit(props.override.parameter) : t.add}
    >
      {props.opened && <Body {...props} />}
    </Modal>
  );
}

function Body({ of, override, onClose }: OverrideFormProps) {
  const set = useSetOverride();
  const parameters = useParameters(of);
  const form = useForm({
    initialValues: { parameter: override?.parameter ?? '', value: override?.value ?? '' },
  });
  const submit = form.onSubmit(async ({ parameter, value }) => {
    try {
      const saved = await set.mutateAsync({
        scope: of.scope,
        owner: of.owner,
        parameter: parameter.trim(),
        value: value.trim(),
      });
      notifyDone(
        saved.warnings.length > 0
          ? t.warned(saved.parameter, saved.warnings.join('; '))
          : t.done(saved.parameter),
      );
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
          label={t.parameter}
          description={t.parameterHint}
          data={parameters}
          limit={40}
          disabled={override !== undefined}
          data-autofocus={override ? undefined : true}
          {...form.getInputProps('parameter')}
        />
        <TextInput
          label={t.value}
          placeholder={override?.value === null ? hiddenTexts.hidden : undefined}
          data-autofocus={override ? true : undefined}
          {...form.getInputProps('value')}
        />
        <Reach of={reachOf(of)} />
        <Text fz="xs" c="dimmed">
          {t.next}
        </Text>
        <ProblemAlert error={set.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={set.isPending} disabled={!form.values.parameter.trim()}>
            {t.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
