// Signing in, and back to where one was.

import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSignIn } from '../api/session';
import { setupOptions } from '../api/setup';
import { ProblemAlert } from '../components/ProblemAlert';
import { signInTexts as t } from '../texts/signIn';
import { Entry } from './Entry';

/** An address of ours to go back to; anything else leads to the dashboard. */
export function safeNext(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in')
    ? next
    : '/';
}

export default function SignIn() {
  const router = useRouter();
  const queries = useQueryClient();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const signIn = useSignIn();
  const form = useForm({ initialValues: { username: '', password: '' } });

  useEffect(() => {
    queries
      .fetchQuery(setupOptions)
      .then((setup) => {
        if (setup.setup_required) {
          void router.navigate({ to: '/setup' });
        }
      })
      // Signing in says what is wrong.
      .catch(() => {});
  }, [queries, router]);

  const submit = form.onSubmit((values) =>
    signIn.mutate(values, { onSuccess: () => router.history.push(safeNext(next)) }),
  );
  return (
    <Entry title={t.title} width={400}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Title order={1}>{t.title}</Title>
          {next && (
            <Text fz="sm" c="dimmed">
              {t.ended}
            </Text>
          )}
          <TextInput
            label={t.name}
            autoComplete="username"
            autoFocus
            required
            withAsterisk={false}
            {...form.getInputProps('username')}
          />
          <PasswordInput
            label={t.password}
            autoComplete="current-password"
            required
            withAsterisk={false}
            {...form.getInputProps('password')}
          />
          <ProblemAlert error={signIn.error} />
          <Button type="submit" loading={signIn.isPending} fullWidth>
            {t.submit}
          </Button>
        </Stack>
      </form>
    </Entry>
  );
}
