// The settings of the directory; what is searched is there only while phones search (M92).

import {
  Checkbox,
  NumberInput,
  PasswordInput,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type LdapSettings, useChangeLdap } from '../../api/settings';
import { SettingsForm } from '../../components/SettingsForm';
import { ldapTexts as t } from '../../texts/settings';
import classes from './Ldap.module.css';
import { type LdapValues, sentOf, valuesOf } from './values';

interface FormProps {
  form: UseFormReturnType<LdapValues>;
  settings: LdapSettings;
}

const GRID = { base: 1, sm: 2 };

export function Form({ form, settings }: FormProps) {
  const change = useChangeLdap();
  const save = async (before: LdapValues, now: LdapValues) =>
    valuesOf(await change.mutateAsync(sentOf(before, now)));
  return (
    <SettingsForm form={form} save={save} saved={t.saved} className={classes.form}>
      <Switch
        label={t.active}
        description={t.activeHint}
        {...form.getInputProps('active', { type: 'checkbox' })}
      />
      <Connection form={form} settings={settings} />
      {form.values.active ? (
        <Searching form={form} />
      ) : (
        <Text fz="sm" c="dimmed">
          {t.inactive}
        </Text>
      )}
    </SettingsForm>
  );
}

function Connection({ form, settings }: FormProps) {
  return (
    <Stack gap="xs">
      <Title order={2}>{t.connection}</Title>
      <SimpleGrid cols={GRID} spacing="sm">
        <TextInput label={t.fields.server} {...form.getInputProps('server')} />
        <NumberInput
          label={t.fields.port}
          placeholder={t.fields.portHint}
          min={1}
          max={65535}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('port')}
        />
        <TextInput
          label={t.fields.user_name}
          autoComplete="off"
          {...form.getInputProps('user_name')}
        />
        <div>
          <PasswordInput
            label={t.fields.password}
            description={settings.has_password ? t.fields.passwordKept : t.fields.passwordNone}
            autoComplete="new-password"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            disabled={form.values.removePassword}
            {...form.getInputProps('password')}
          />
          {settings.has_password && (
            <Checkbox
              size="xs"
              mt={6}
              label={t.fields.passwordRemove}
              {...form.getInputProps('removePassword', { type: 'checkbox' })}
            />
          )}
        </div>
      </SimpleGrid>
      <TextInput
        label={t.fields.base}
        placeholder="ou=people,dc=example,dc=com"
        {...form.getInputProps('base')}
      />
    </Stack>
  );
}

function Searching({ form }: Pick<FormProps, 'form'>) {
  return (
    <>
      <Stack gap="xs">
        <Title order={2}>{t.search}</Title>
        <SimpleGrid cols={GRID} spacing="sm">
          <TextInput
            label={t.fields.name_filter}
            placeholder={t.fields.filterHint}
            {...form.getInputProps('name_filter')}
          />
          <TextInput
            label={t.fields.name_attributes}
            placeholder={t.fields.attributesHint}
            {...form.getInputProps('name_attributes')}
          />
          <TextInput label={t.fields.number_filter} {...form.getInputProps('number_filter')} />
          <TextInput
            label={t.fields.number_attributes}
            {...form.getInputProps('number_attributes')}
          />
        </SimpleGrid>
      </Stack>
      <Stack gap="xs">
        <Title order={2}>{t.numbers}</Title>
        <SimpleGrid cols={GRID} spacing="sm">
          <TextInput
            label={t.fields.display_name}
            placeholder={t.fields.displayHint}
            {...form.getInputProps('display_name')}
          />
          <NumberInput
            label={t.fields.max_hits}
            placeholder={t.fields.maxHint}
            min={1}
            max={1000}
            allowDecimal={false}
            {...form.getInputProps('max_hits')}
          />
          <TextInput label={t.fields.country_code} {...form.getInputProps('country_code')} />
          <TextInput label={t.fields.area_code} {...form.getInputProps('area_code')} />
          <NumberInput
            label={t.fields.search_timeout}
            min={1}
            max={3600}
            allowDecimal={false}
            {...form.getInputProps('search_timeout')}
          />
          <Stack gap="xs" justify="flex-end">
            <Switch
              label={t.fields.sort_result}
              {...form.getInputProps('sort_result', { type: 'checkbox' })}
            />
            <Switch
              label={t.fields.call_lookup}
              {...form.getInputProps('call_lookup', { type: 'checkbox' })}
            />
          </Stack>
        </SimpleGrid>
      </Stack>
    </>
  );
}
