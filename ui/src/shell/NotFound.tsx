import { IconMapQuestion } from '@tabler/icons-react';
import { EmptyState } from '../components/EmptyState';
import { common } from '../texts/common';
import { LinkButton } from './links';

export function NotFound() {
  return (
    <EmptyState
      icon={IconMapQuestion}
      title={common.notFound.title}
      action={<LinkButton to="/">{common.notFound.home}</LinkButton>}
    >
      {common.notFound.body}
    </EmptyState>
  );
}
