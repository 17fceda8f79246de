// How fast actions go through phones, unless whoever starts one says otherwise.

import { NumberInput, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type PhoneSettings, type UsualPace, useChangePhoneSettings } from '../../api/settings';
import { changed } from '../../components/changed';
import { SettingsForm } from '../../components/SettingsForm';
import { useFollowing } from '../../components/useFollowing';
import { settingsTexts } from '../../texts/settings';

const t = settingsTexts.pace;
const FIELDS = [
  'restart_batch_size',
  'restart_batch_delay_seconds',
  'action_delay_seconds',
] as const;

/** As typed: empty is the manual's figure. */
type Values = Record<keyof UsualPace, number | string>;

const valuesOf = (settings: PhoneSettings): Values => ({
  restart_batch_size: settings.restart_batch_size,
  restart_batch_delay_seconds: settings.restart_batch_delay_seconds,
  action_delay_seconds: settings.action_delay_seconds,
});

function givenOf(values: Values): Record<string, number | null> {
  const given = FIELDS.map((field) => [field, values[field] === '' ? null : Number(values[field])]);
  return Object.fromEntries(given);
}

export function Pace({ settings }: { settings: PhoneSettings }) {
  const change = useChangePhoneSettings();
  const form = useForm({ initialValues: valuesOf(settings) });
  useFollowing(form, valuesOf(settings));
  const save = async (before: Values, now: Values) =>
    valuesOf(await change.mutateAsync(changed(givenOf(before), givenOf(now))));
  return (
    <SettingsForm form={form} save={save} saved={t.saved}>
      <Title order={2}>{t.title}</Title>
      <Text fz="sm" c="dimmed">
        {t.body}
      </Text>
      {FIELDS.map((field) => (
        <NumberInput
          key={field}
          label={t.fields[field]}
          description={t.manual[field]}
          allowDecimal={false}
          allowNegative={false}
          {...form.getInputProps(field)}
        />
      ))}
    </SettingsForm>
  );
}
