// The first run: four steps, then the page that waits for the first phone.

import { Button, Group, Stack, Stepper, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { Problem } from '../../api/problem';
import { useSignIn } from '../../api/session';
import { setupOptions, useCompleteSetup } from '../../api/setup';
import { ProblemAlert } from '../../components/ProblemAlert';
import { common } from '../../texts/common';
import { setupTexts as t } from '../../texts/setup';
import { Entry } from '../Entry';
import { AccountStep, AddressStep, PhonesStep, RegionStep, type SetupForm } from './Steps';
import { check, initialValues, placed, request, STEPS, type Step } from './values';

const VIEWS: Record<Step, (props: { form: SetupForm }) => ReactNode> = {
  account: AccountStep,
  address: AddressStep,
  region: RegionStep,
  phones: PhonesStep,
};

export default function Setup() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const complete = useCompleteSetup();
  const signIn = useSignIn();
  const [at, setAt] = useState(0);
  const form: SetupForm = useForm({ initialValues: initialValues(location.hostname) });
  const step = STEPS[at] ?? 'account';
  const View = VIEWS[step];

  useEffect(() => {
    queries
      .fetchQuery(setupOptions)
      .then((setup) => {
        if (!setup.setup_required) {
          void navigate({ to: '/' });
        }
      })
      // The last step says what is wrong.
      .catch(() => {});
  }, [queries, navigate]);

  const finish = async () => {
    const values = form.values;
    try {
      await complete.mutateAsync(request(values));
    } catch (error) {
      const refused = placed(error instanceof Problem ? error.fieldMessages() : {});
      form.setErrors(refused.errors);
      const first =
        error instanceof Problem && error.code === 'wrong_setup_token' ? 'account' : refused.step;
      if (first) {
        setAt(STEPS.indexOf(first));
      }
      return;
    }
    const { username, password } = request(values);
    try {
      await signIn.mutateAsync({ username, password });
      await navigate({ to: '/first-phones' });
    } catch {
      await navigate({ to: '/sign-in' });
    }
  };

  const advance = () => {
    const errors = check(step, form.values);
    form.setErrors(errors);
    if (Object.keys(errors).length > 0) {
      return;
    }
    if (at < STEPS.length - 1) {
      setAt(at + 1);
    } else {
      void finish();
    }
  };

  return (
    <Entry title={t.title} width={720}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          advance();
        }}
      >
        <Stack gap="lg">
          <div>
            <Title order={1}>{t.title}</Title>
            <Text c="dimmed" fz="sm">
              {t.intro}
            </Text>
          </div>
          <Stepper
            active={at}
            size="xs"
            onStepClick={setAt}
            allowNextStepsSelect={false}
            wrap
            aria-label={t.title}
          >
            {STEPS.map((name) => (
              <Stepper.Step key={name} label={t.steps[name]} />
            ))}
          </Stepper>
          <View form={form} />
          <ProblemAlert error={complete.error} />
          <Group justify="space-between">
            <Button variant="default" onClick={() => setAt(at - 1)} disabled={at === 0}>
              {common.back}
            </Button>
            <Button type="submit" loading={complete.isPending || signIn.isPending}>
              {at < STEPS.length - 1 ? common.next : t.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Entry>
  );
}
