// The steps of the wizard; `values.ts` says what they ask and what is sent.

import {
  Alert,
  Anchor,
  Checkbox,
  PasswordInput,
  Radio,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { NewPassword } from '../../components/NewPassword';
import { setupTexts as t } from '../../texts/setup';
import classes from './Steps.module.css';
import { hostOf, isLoopback, type SetupValues, THIS_MACHINE } from './values';

export type SetupForm = UseFormReturnType<SetupValues>;

interface StepProps {
  form: SetupForm;
}

export function AccountStep({ form }: StepProps) {
  return (
    <Stack gap="md">
      <Textarea
        label={t.token.label}
        description={t.token.hint}
        rows={2}
        autoFocus
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: classes.token }}
        {...form.getInputProps('token')}
      />
      <TextInput
        label={t.name.label}
        description={t.accountHint}
        autoComplete="username"
        {...form.getInputProps('username')}
      />
      <NewPassword
        label={t.password.label}
        description={t.password.hint}
        name={form.values.username}
        {...form.getInputProps('password')}
      />
    </Stack>
  );
}

export function AddressStep({ form }: StepProps) {
  const host = hostOf(form.values.publicUrl);
  return (
    <Stack gap="md">
      <TextInput
        label={t.address.label}
        description={t.address.hint}
        placeholder={t.address.example}
        autoFocus
        spellCheck={false}
        {...form.getInputProps('publicUrl')}
      />
      {host !== undefined && isLoopback(host) && (
        <Alert color="blue" icon={<IconInfoCircle aria-hidden />}>
          {t.address.loopback}
        </Alert>
      )}
    </Stack>
  );
}

export function RegionStep({ form }: StepProps) {
  const { networks } = form.values;
  return (
    <Stack gap="md">
      <TextInput
        label={t.region.name}
        description={t.region.nameHint}
        autoFocus
        {...form.getInputProps('region')}
      />
      <div>
        <TagsInput
          label={t.region.networks}
          description={t.region.networksHint}
          splitChars={[',', ' ', ';']}
          acceptValueOnBlur
          clearable={false}
          {...form.getInputProps('networks')}
        />
        {!networks.includes(THIS_MACHINE) && (
          <Anchor
            component="button"
            type="button"
            fz="xs"
            mt={6}
            onClick={() => form.setFieldValue('networks', [...networks, THIS_MACHINE])}
          >
            {t.region.thisMachine}
          </Anchor>
        )}
      </div>
      <Radio.Group label={t.region.onboarding} {...form.getInputProps('onboarding')}>
        <Stack gap="xs" mt="xs">
          {(['approve', 'automatic'] as const).map((way) => (
            <Radio
              key={way}
              value={way}
              label={t.region[way].label}
              description={t.region[way].hint}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  );
}

export function PhonesStep({ form }: StepProps) {
  const { hasSystemUser, systemPassword } = form.values;
  return (
    <Stack gap="md">
      <Checkbox
        label={t.system.label}
        description={t.system.hint}
        {...form.getInputProps('hasSystemUser', { type: 'checkbox' })}
      />
      {hasSystemUser && (
        <PasswordInput
          label={t.system.password}
          autoComplete="off"
          {...form.getInputProps('systemPassword')}
        />
      )}
      {hasSystemUser && systemPassword === 'system' && (
        <Alert
          color="orange"
          icon={<IconAlertTriangle aria-hidden />}
          title={t.system.documented.title}
        >
          <Text fz="sm">{t.system.documented.body}</Text>
        </Alert>
      )}
    </Stack>
  );
}
