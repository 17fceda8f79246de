// How good a new password is, beside its field (M27).

import { Group, PasswordInput, type PasswordInputProps, Progress, Text } from '@mantine/core';
import { passwordTexts } from '../texts/password';

export type Strength = 'short' | 'weak' | 'fair' | 'good';

const COMMON = /^(password|passw0rd|qwerty|letmein|admin|rollcall|system|welcome|12345678|abc123)/i;

/** A rough judgement by length and variety; what is refused is the server's to say. */
export function strengthOf(password: string, name = ''): Strength {
  if (password.length < 8) {
    return 'short';
  }
  const lower = password.toLowerCase();
  const hasName = name.length >= 3 && lower.includes(name.toLowerCase());
  const variety = new Set(lower).size;
  if (COMMON.test(password) || hasName || variety < 5) {
    return 'weak';
  }
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) =>
    kind.test(password),
  ).length;
  const points = password.length + kinds * 2 + variety / 2;
  return points >= 26 ? 'good' : points >= 18 ? 'fair' : 'weak';
}

const LOOK: Record<Strength, { value: number; color: string }> = {
  short: { value: 10, color: 'red' },
  weak: { value: 35, color: 'red' },
  fair: { value: 65, color: 'yellow' },
  good: { value: 100, color: 'teal' },
};

interface NewPasswordProps extends PasswordInputProps {
  value?: string;
  /** The account's name, which the password should not contain. */
  name?: string;
}

export function NewPassword({ value = '', name, ...rest }: NewPasswordProps) {
  const strength = strengthOf(value, name);
  return (
    <div>
      <PasswordInput value={value} autoComplete="new-password" {...rest} />
      {value !== '' && (
        <Group gap="xs" mt={6} wrap="nowrap">
          <Progress {...LOOK[strength]} size="sm" flex={1} aria-label={passwordTexts.label} />
          <Text fz="xs" c="dimmed" aria-live="polite">
            {passwordTexts.strength[strength]}
          </Text>
        </Group>
      )}
    </div>
  );
}
