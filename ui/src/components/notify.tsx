// Short notes at the edge of the window: something is done, or was refused.

import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { Problem } from '../api/problem';
import { common } from '../texts/common';

const closeButtonProps = { 'aria-label': common.close };

export function notifyDone(message: string): void {
  notifications.show({
    message,
    color: 'teal',
    icon: <IconCheck size={18} aria-hidden />,
    closeButtonProps,
  });
}

export function notifyProblem(error: unknown): void {
  const problem = error instanceof Problem ? error : undefined;
  notifications.show({
    title: problem?.title ?? common.problem.title,
    message: problem
      ? [problem.detail, ...problem.fields.map((field) => `${field.field}: ${field.message}`)].join(
          ' ',
        )
      : String(error),
    color: 'red',
    icon: <IconAlertTriangle size={18} aria-hidden />,
    autoClose: 10_000,
    closeButtonProps,
  });
}
