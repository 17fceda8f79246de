// What went wrong: what it means, what to do, and the code to look up in the runbook.

import { Alert, Button, Code, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Problem } from '../api/problem';
import { common } from '../texts/common';

interface ProblemAlertProps {
  /** Nothing is shown without one. */
  error: unknown;
  /** Shows a button that tries again. */
  onRetry?: () => void;
}

export function ProblemAlert({ error, onRetry }: ProblemAlertProps) {
  if (error === null || error === undefined) {
    return null;
  }
  const problem = error instanceof Problem ? error : undefined;
  const message = error instanceof Error ? error.message : String(error);
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={problem?.title ?? common.problem.title}
      role="alert"
    >
      <Text fz="sm">{problem ? problem.detail : message}</Text>
      {problem && problem.fields.length > 0 && (
        <List fz="sm" mt={6} spacing={2}>
          {problem.fields.map(({ field, message }) => (
            <List.Item key={`${field} ${message}`}>
              {field && <Code>{field}</Code>} {message}
            </List.Item>
          ))}
        </List>
      )}
      <Group mt="xs" gap="md">
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {common.reload}
          </Button>
        )}
        {problem && (
          <Text fz="xs" c="dimmed">
            {common.problem.code(problem.code)}
          </Text>
        )}
      </Group>
    </Alert>
  );
}
