// A page as the shell shows it: only to whom it is for.

import { IconLock } from '@tabler/icons-react';
import { type ReactNode, Suspense } from 'react';
import { useMay } from '../api/session';
import { EmptyState } from '../components/EmptyState';
import { LoadingPage } from '../components/Loading';
import { common } from '../texts/common';
import type { Page } from './page';

interface GuardedProps {
  page: Page;
  children: ReactNode;
}

export function Guarded({ page, children }: GuardedProps) {
  const may = useMay(page.role);
  if (!may) {
    return (
      <EmptyState icon={IconLock} title={common.notAllowed.title}>
        {common.notAllowed.body(common.role[page.role])}
      </EmptyState>
    );
  }
  return <Suspense fallback={<LoadingPage />}>{children}</Suspense>;
}
