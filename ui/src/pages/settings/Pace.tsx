// How fast actions go through phones, unless whoever starts one says otherwise.

import { Button, Card, Fieldset, Group, NumberInput, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Problem } from '../../api/problem';
import { useMay } from '../../api/session';
import { type PhoneSettings, type UsualPace, useChangePhoneSettings } from '../../api/settings';
import { changed } from '../../components/changed';
import { LeaveGuard } from '../../components/LeaveGuard';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { settle, useFollowing } from '../../components/useFollowing';
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
  const may = useMay('administrator');
  const change = useChangePhoneSettings();
  const form = useForm({ initialValues: valuesOf(settings) });
  useFollowing(form, valuesOf(settings));
  const submit = form.onSubmit(async (values) => {
    const sent = changed(givenOf(form.getInitialValues()), givenOf(values));
    try {
      settle(form, valuesOf(await change.mutateAsync(sent)));
      notifyDone(t.saved);
    } catch (error) {
      if (error instanceof Problem) {
        form.setErrors(error.fieldMessages());
      }
    }
  });
  return (
    <Card component="section">
      <LeaveGuard active={form.isDirty()} />
      <form onSubmit={submit} noValidate>
        <Fieldset variant="unstyled" disabled={!may}>
          <Stack gap="sm">
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
            <ProblemAlert error={change.error} />
            {may && (
              <Group justify="flex-end" gap="xs">
                <Button variant="default" disabled={!form.isDirty()} onClick={() => form.reset()}>
                  {settingsTexts.reset}
                </Button>
                <Button type="submit" disabled={!form.isDirty()} loading={change.isPending}>
                  {settingsTexts.save}
                </Button>
              </Group>
            )}
          </Stack>
        </Fieldset>
      </form>
    </Card>
  );
}
