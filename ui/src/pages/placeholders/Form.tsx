// Gives a placeholder a value, or changes what is set; shows what counts otherwise.

import { Autocomplete, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMemo } from 'react';
import { useDevice } from '../../api/devices';
import {
  type Place,
  type Placeholder,
  useAddPlaceholder,
  useAllPlaceholders,
  useChangePlaceholder,
} from '../../api/placeholders';
import { Problem } from '../../api/problem';
import { notifyDone } from '../../components/notify';
import { OwnerSelect } from '../../components/OwnerSelect';
import { ProblemAlert } from '../../components/ProblemAlert';
import { Reach } from '../../components/Reach';
import { common } from '../../texts/common';
import { hiddenTexts } from '../../texts/hidden';
import { placeholdersTexts, scopeTexts } from '../../texts/placeholders';
import { type Wider, widerOf } from './keys';
import { reachOf } from './reach';

const t = placeholdersTexts.form;

interface FormProps {
  place: Place;
  /** What is changed; without it one is added. */
  placeholder: Placeholder | undefined;
  opened: boolean;
  onClose: () => void;
}

export function PlaceholderForm(props: FormProps) {
  const { placeholder } = props;
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={placeholder ? t.edit(placeholder.placeholder) : t.add}
    >
      {props.opened && <Body {...props} />}
    </Modal>
  );
}

function Body({ place, placeholder, onClose }: FormProps) {
  const { scope } = place;
  const add = useAddPlaceholder();
  const change = useChangePlaceholder();
  const kept = placeholder?.owner ?? place.owner;
  const form = useForm({
    initialValues: {
      owner: kept ?? '',
      name: placeholder?.name ?? '',
      value: placeholder?.value ?? '',
      description: placeholder?.description ?? '',
    },
    validate: {
      owner: (value) => (scope !== 'system' && value === '' ? t.regionRequired : null),
    },
  });
  const { owner, name } = form.values;
  const wider = useWider({ scope, ...(owner ? { owner } : {}) });
  const reach = reachOf({ scope, owner });
  const written = name.trim().replace(/^%ITCS_(.*)%$/, '$1');

  const submit = form.onSubmit(async (values) => {
    try {
      const saved = placeholder
        ? await change.mutateAsync({
            place: kept === undefined ? { scope } : { scope, owner: kept },
            name: placeholder.name,
            body: {
              ...(written === placeholder.name ? {} : { name: written }),
              // What one may not see stays unless something is typed.
              ...(placeholder.value === null && values.value === ''
                ? {}
                : { value: values.value.trim() }),
              description: values.description.trim(),
              ...(scope === 'region' && values.owner !== kept ? { region: values.owner } : {}),
            },
          })
        : await add.mutateAsync({
            place: scope === 'system' ? { scope } : { scope, owner: values.owner },
            body: {
              name: written,
              value: values.value.trim(),
              ...(values.description.trim() ? { description: values.description.trim() } : {}),
            },
          });
      notifyDone(
        saved.warnings.length > 0
          ? t.warned(saved.placeholder, saved.warnings.join('; '))
          : t.done(saved.placeholder),
      );
      onClose();
    } catch (error) {
      if (error instanceof Problem) {
        const { region, ...messages } = error.fieldMessages();
        form.setErrors(region ? { ...messages, owner: region } : messages);
      }
    }
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {scope !== 'system' && (
          <OwnerSelect
            kind={scope}
            label={placeholder && scope === 'region' ? t.region : scopeTexts[scope]}
            description={placeholder && scope === 'region' ? t.regionHint : undefined}
            value={owner || undefined}
            onChange={(value) => form.setFieldValue('owner', value ?? '')}
            disabled={placeholder !== undefined && scope !== 'region'}
            error={form.errors.owner}
          />
        )}
        <Autocomplete
          label={scope === 'device' ? t.key : t.name}
          description={t.nameHint}
          data={[...wider.keys()].sort((a, b) => a.localeCompare(b, 'en'))}
          limit={50}
          data-autofocus={placeholder ? undefined : true}
          {...form.getInputProps('name')}
        />
        <Otherwise wider={wider.get(written)} name={written} />
        <TextInput
          label={t.value}
          description={t.valueHint}
          placeholder={placeholder?.value === null ? hiddenTexts.hidden : undefined}
          data-autofocus={placeholder ? true : undefined}
          {...form.getInputProps('value')}
        />
        <TextInput label={t.description} {...form.getInputProps('description')} />
        {reach && <Reach of={reach} />}
        <Text fz="xs" c="dimmed">
          {t.next}
        </Text>
        <ProblemAlert error={add.error ?? change.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={add.isPending || change.isPending}>
            {t.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Otherwise({ wider, name }: { wider: Wider | undefined; name: string }) {
  if (name === '') {
    return null;
  }
  const value = wider?.hidden && wider.value === null ? hiddenTexts.hidden : wider?.value;
  return (
    <Text fz="sm" c="dimmed" data-testid="otherwise">
      {!wider
        ? t.otherwiseNothing
        : wider.from === 'known' && !value
          ? t.filledIn
          : value
            ? t.otherwise(value, fromOf(wider))
            : t.otherwiseNothing}
      {wider?.description ? ` · ${wider.description}` : ''}
    </Text>
  );
}

function fromOf({ from, owner }: Wider): string {
  return from === 'model' || from === 'region' ? t.from[from](owner ?? '') : t.from[from];
}

/** What counts where nothing is set at this place. */
function useWider({ scope, owner }: Place): Map<string, Wider> {
  const isDevice = scope === 'device' && owner !== undefined;
  const device = useDevice(owner ?? '', isDevice);
  const { model, region } = isDevice ? (device.data ?? {}) : {};
  const system = useAllPlaceholders({ scope: 'system' });
  const ofModel = useAllPlaceholders({ scope: 'model', owner: model }, model !== undefined);
  const ofRegion = useAllPlaceholders({ scope: 'region', owner: region }, Boolean(region));
  const builtIn = useAllPlaceholders(
    { scope: 'model', owner },
    scope === 'model' && owner !== undefined,
  );
  return useMemo(
    () =>
      widerOf(
        scope === 'system'
          ? [system.data?.map(asBuiltIn)]
          : scope === 'model'
            ? [builtIn.data?.map(asBuiltIn), system.data]
            : [region ? ofRegion.data : undefined, model ? ofModel.data : undefined, system.data],
      ),
    [scope, system.data, builtIn.data, ofRegion.data, ofModel.data, region, model],
  );
}

/** Of what is set at this very place: what would count without it. */
function asBuiltIn(placeholder: Placeholder): Placeholder {
  return { ...placeholder, value: placeholder.default_value, is_default: true };
}
