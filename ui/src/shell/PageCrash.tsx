// A page that has failed: the rest of the shell goes on.

import { Button, Code } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { Problem } from '../api/problem';
import { EmptyState } from '../components/EmptyState';
import { ProblemAlert } from '../components/ProblemAlert';
import { common } from '../texts/common';

interface PageCrashProps {
  error: unknown;
  reset: () => void;
}

export function PageCrash({ error, reset }: PageCrashProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  if (error instanceof Problem) {
    return (
      <div style={{ padding: 24 }}>
        <ProblemAlert error={error} onRetry={again} />
      </div>
    );
  }
  // A new version of the program has other files: loading anew gets them.
  return (
    <EmptyState
      icon={IconBug}
      title={common.crash.title}
      action={<Button onClick={() => location.reload()}>{common.crash.reload}</Button>}
    >
      <p>{common.crash.body}</p>
      <Code>{error instanceof Error ? error.message : String(error)}</Code>
    </EmptyState>
  );
}
