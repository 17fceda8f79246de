// The frame of what is seen before signing in.

import { Group, Paper, Stack } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { common } from '../texts/common';
import classes from './Entry.module.css';
import { ThemeMenu } from './HeaderMenus';
import { Logo } from './Logo';

interface EntryProps {
  title: string;
  width: number;
  children: ReactNode;
}

export function Entry({ title, width, children }: EntryProps) {
  useEffect(() => {
    document.title = `${title} · ${common.product}`;
  }, [title]);
  return (
    <main className={classes.entry}>
      <Stack gap="lg" w="100%" maw={width}>
        <Group justify="space-between">
          <Logo size={34} />
          <ThemeMenu />
        </Group>
        <Paper withBorder p={{ base: 'md', sm: 'xl' }} className={classes.paper}>
          {children}
        </Paper>
      </Stack>
    </main>
  );
}
