// The frame of every page: where it is, its heading, its actions, and its content below.

import { Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { PageLink } from '../shell/links';
import type { Page } from '../shell/page';
import { common } from '../texts/common';
import classes from './PageFrame.module.css';

interface PageFrameProps {
  page: Page<never> | Page;
  /** In place of the page's own title: the name of the thing that it shows. */
  title?: string;
  summary?: ReactNode;
  /** Buttons at the right of the heading. */
  actions?: ReactNode;
  /** The content takes the height that is left, as tables do, and scrolls by itself. */
  fill?: boolean;
  children: ReactNode;
}

export function PageFrame({ page, title, summary, actions, fill, children }: PageFrameProps) {
  const heading = title ?? page.title;
  useEffect(() => {
    document.title = `${heading} · ${common.product}`;
  }, [heading]);
  return (
    <div className={fill ? `${classes.frame} ${classes.fill}` : classes.frame}>
      <Group justify="space-between" align="flex-end" gap="sm" className={classes.header}>
        <Stack gap={2} className={classes.words}>
          {page.parent && (
            <Breadcrumbs fz="xs" separatorMargin={6}>
              <PageLink to={page.parent.path} fz="xs">
                {page.parent.title}
              </PageLink>
              <Text fz="xs" c="dimmed">
                {page.title}
              </Text>
            </Breadcrumbs>
          )}
          <Title order={1} className={classes.title}>
            {heading}
          </Title>
          {(summary ?? page.summary) && (
            <Text c="dimmed" fz="sm">
              {summary ?? page.summary}
            </Text>
          )}
        </Stack>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </div>
  );
}
