// What stands around every page: navigation, search, who is signed in.

import { AppShell, Burger, Button, Group, Kbd, Tooltip, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { type LiveState, useLive } from '../api/live';
import { mayAs, useSession } from '../api/session';
import { pages } from '../pages';
import { shell } from '../texts/shell';
import { AccountMenu, ThemeMenu } from './HeaderMenus';
import { GO_TO, usePageKeys } from './keys';
import { Logo } from './Logo';
import { PageLink } from './links';
import { Navigation } from './Navigation';
import classes from './Shell.module.css';

const Help = lazy(() => import('./Help'));
const loadPalette = () => import('./Palette');
const Palette = lazy(loadPalette);

export function Shell() {
  const [isOpen, { toggle, close }] = useDisclosure();
  const session = useSession();
  const live = useLive();
  const navigate = useNavigate();
  const [help, setHelp] = useState<'never' | 'open' | 'closed'>('never');
  const [hasPalette, setHasPalette] = useState(false);
  const openPalette = () => {
    setHasPalette(true);
    void loadPalette().then(({ palette }) => palette.open());
  };
  useHotkeys([['/', openPalette]]);
  // Nobody types it: it counts in fields and editors, too.
  useHotkeys([['mod+K', openPalette]], [], true);
  const user = session?.user;
  const letters = Object.entries(GO_TO).flatMap(([letter, path]) => {
    const page = pages.find((one) => one.path === path);
    return page && user && mayAs(user.role, page.role) ? [{ letter, page }] : [];
  });
  usePageKeys({
    letters: Object.fromEntries(letters.map(({ letter, page }) => [letter, page.path])),
    onGo: (path) => void navigate({ to: path }),
    onHelp: () => setHelp('open'),
  });
  if (!user) {
    return null;
  }
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 232, breakpoint: 'md', collapsed: { mobile: !isOpen } }}
      padding={0}
    >
      <a href="#page" className="skip-link">
        {shell.skip}
      </a>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px="md" gap="sm" wrap="nowrap" justify="space-between">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={isOpen ? shell.closeNavigation : shell.openNavigation}
              aria-expanded={isOpen}
            />
            <PageLink to="/" underline="never" c="inherit">
              <Logo />
            </PageLink>
          </Group>
          <UnstyledButton className={classes.search} onClick={openPalette} visibleFrom="sm">
            <IconSearch size={16} aria-hidden />
            <span>{shell.search}</span>
            <Kbd size="xs">{shell.searchKeys}</Kbd>
          </UnstyledButton>
          <Group gap={6} wrap="nowrap">
            <LiveDot state={live} />
            <Button
              variant="subtle"
              color="gray"
              px={8}
              onClick={openPalette}
              hiddenFrom="sm"
              aria-label={shell.search}
            >
              <IconSearch size={18} aria-hidden />
            </Button>
            <ThemeMenu />
            <AccountMenu name={user.name} role={user.role} onHelp={() => setHelp('open')} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} aria-label={shell.navigation}>
        <Navigation pages={pages} role={user.role} onNavigate={close} />
      </AppShell.Navbar>
      <AppShell.Main id="page" className={classes.main} tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      {hasPalette && (
        <Suspense>
          <Palette pages={pages} role={user.role} />
        </Suspense>
      )}
      {help !== 'never' && (
        <Suspense>
          <Help
            opened={help === 'open'}
            onClose={() => setHelp('closed')}
            pages={letters.map(({ letter, page }) => [letter, page.title])}
          />
        </Suspense>
      )}
    </AppShell>
  );
}

function LiveDot({ state }: { state: LiveState }) {
  return (
    <Tooltip label={shell.live[state]}>
      <span
        className={classes.live}
        data-state={state}
        role="status"
        aria-label={shell.live[state]}
      >
        <span className={classes.dot} />
      </span>
    </Tooltip>
  );
}
