// A form that follows what is kept until something is typed into it.

import type { UseFormReturnType } from '@mantine/form';
import { useEffect } from 'react';

/** `kept`: the values as they are kept now. What is typed is never replaced. */
export function useFollowing<Values extends object>(
  form: UseFormReturnType<Values>,
  kept: Values,
): void {
  const key = JSON.stringify(kept);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what is kept.
  useEffect(() => {
    if (!form.isDirty()) {
      form.setInitialValues(kept);
      form.setValues(kept);
      form.resetDirty(kept);
    }
  }, [key, form.isDirty()]);
}

/** After saving: what is typed is what is kept. */
export function settle<Values extends object>(form: UseFormReturnType<Values>, kept: Values): void {
  form.setInitialValues(kept);
  form.setValues(kept);
  form.resetDirty(kept);
  form.clearErrors();
}
