// A card of settings: read only for those who may not change them, kept until they are saved or
// discarded, with the server's refusals at their fields.

import { Button, Card, Fieldset, Group, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { Problem } from '../api/problem';
import { useMay } from '../api/session';
import { common } from '../texts/common';
import { LeaveGuard } from './LeaveGuard';
import { notifyDone } from './notify';
import { ProblemAlert } from './ProblemAlert';
import { settle } from './useFollowing';

interface SettingsFormProps<Values extends object> {
  form: UseFormReturnType<Values>;
  /** Saves what of `now` is not as it was `before`; gives the values as they are kept. */
  save: (before: Values, now: Values) => Promise<Values>;
  /** Says that it is saved. */
  saved: string;
  className?: string;
  children: ReactNode;
}

export function SettingsForm<Values extends object>(props: SettingsFormProps<Values>) {
  const { form, save, saved, className, children } = props;
  const may = useMay('administrator');
  const [error, setError] = useState<unknown>(null);
  const submit = form.onSubmit(async (values) => {
    setError(null);
    try {
      settle(form, await save(form.getInitialValues(), values));
      notifyDone(saved);
    } catch (refusal) {
      setError(refusal);
      if (refusal instanceof Problem) {
        form.setErrors(refusal.fieldMessages());
      }
    }
  });
  const discard = () => {
    setError(null);
    form.reset();
  };
  return (
    <Card component="section" className={className}>
      <LeaveGuard active={form.isDirty()} />
      <form onSubmit={submit} noValidate>
        <Fieldset variant="unstyled" disabled={!may || form.submitting}>
          <Stack gap="sm">
            {children}
            <ProblemAlert error={error} />
            {may && (
              <Group justify="flex-end" gap="xs">
                <Button variant="default" disabled={!form.isDirty()} onClick={discard}>
                  {common.discard}
                </Button>
                <Button type="submit" disabled={!form.isDirty()} loading={form.submitting}>
                  {common.save}
                </Button>
              </Group>
            )}
          </Stack>
        </Fieldset>
      </form>
    </Card>
  );
}
