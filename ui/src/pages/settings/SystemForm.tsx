// What all phones are told; each field says which templates it counts in.

import { Alert, Select, Switch, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconInfoCircle } from '@tabler/icons-react';
import { LANGUAGES } from '../../api/languages';
import { type SystemChange, type SystemSettings, useChangeSystem } from '../../api/settings';
import { changed } from '../../components/changed';
import { Reach } from '../../components/Reach';
import { SettingsForm } from '../../components/SettingsForm';
import { useFollowing } from '../../components/useFollowing';
import { settingsTexts as t } from '../../texts/settings';

const MODES = ['none', 'primary_backup'];

function valuesOf(settings: SystemSettings) {
  const { effects: _, note: __, stale_devices: ___, ...values } = settings;
  return values;
}

type Values = ReturnType<typeof valuesOf>;

/** Only what was changed. A backup goes with its mode: one is never sent without the other. */
function sentOf(before: Values, now: Values): SystemChange {
  const hasBackup = now.redundant_mode === 'primary_backup';
  const isOther = now.redundant_mode !== before.redundant_mode;
  const { redundant_mode, backup, ...rest } = changed(before, {
    ...now,
    backup: hasBackup || !isOther ? now.backup : '',
  });
  const isTouched = redundant_mode !== undefined || backup !== undefined;
  return isTouched && hasBackup
    ? { ...rest, redundant_mode: now.redundant_mode, backup: now.backup }
    : { ...rest, redundant_mode, backup };
}

/** With what a placeholder was set to by hand, which is shown as it is. */
function withKept(all: readonly string[], kept: string): string[] {
  return kept === '' || all.includes(kept) ? [...all] : [...all, kept];
}

export function SystemForm({ settings }: { settings: SystemSettings }) {
  const change = useChangeSystem();
  const kept = valuesOf(settings);
  const form = useForm({ initialValues: kept });
  useFollowing(form, kept);
  const hasBackup = form.values.redundant_mode === 'primary_backup';

  const save = async (before: Values, now: Values) =>
    valuesOf(await change.mutateAsync(sentOf(before, now)));
  const effect = (field: keyof typeof kept) => {
    const known = settings.effects[field];
    return known && t.effect(known.placeholder, known.templates, known.lync_too);
  };
  const field = (name: 'ntp_server' | 'voice_mail_number' | 'primary' | 'backup') => (
    <TextInput
      label={t.fields[name]}
      description={effect(name)}
      placeholder={name === 'ntp_server' ? t.fields.ntpHint : undefined}
      {...form.getInputProps(name)}
    />
  );

  return (
    <SettingsForm form={form} save={save} saved={t.saved}>
      <Title order={2}>{t.phones}</Title>
      <Alert variant="light" color="gray" icon={<IconInfoCircle aria-hidden />}>
        {settings.note}
      </Alert>
      <Select
        label={t.fields.language}
        description={effect('language')}
        data={withKept(LANGUAGES, kept.language)}
        allowDeselect={false}
        searchable
        {...form.getInputProps('language')}
      />
      {field('ntp_server')}
      {field('voice_mail_number')}
      <Switch
        label={t.fields.require_srtp}
        description={effect('require_srtp')}
        {...form.getInputProps('require_srtp', { type: 'checkbox' })}
      />
      <Select
        label={t.fields.redundant_mode}
        description={effect('redundant_mode')}
        data={withKept(MODES, kept.redundant_mode).map((value) => ({
          value,
          label: t.modes[value] ?? value,
        }))}
        allowDeselect={false}
        {...form.getInputProps('redundant_mode')}
      />
      {field('primary')}
      {hasBackup && field('backup')}
      {form.isDirty() && <Reach of={{}} />}
    </SettingsForm>
  );
}
