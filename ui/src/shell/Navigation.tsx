// The pages that there are, for whom they are: nothing leads to a page that is not registered.

import { NavLink, ScrollArea, Text } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { mayAs, type Role } from '../api/session';
import { shell } from '../texts/shell';
import classes from './Navigation.module.css';
import { GROUPS, type Page } from './page';

/** The pages of each group, in order, that the role may open. */
export function navigation(pages: readonly Page[], role: Role) {
  return GROUPS.map((group) => ({
    group,
    pages: pages
      .filter((page) => page.nav?.group === group && mayAs(role, page.role))
      .sort((a, b) => (a.nav?.order ?? 0) - (b.nav?.order ?? 0)),
  })).filter(({ pages: some }) => some.length > 0);
}

/** Whether the address is this page's, or of something under it. */
export function isAt(pathname: string, path: string): boolean {
  return path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);
}

interface NavigationProps {
  pages: readonly Page[];
  role: Role;
  onNavigate: () => void;
}

export function Navigation({ pages, role, onNavigate }: NavigationProps) {
  const { pathname } = useLocation();
  return (
    <ScrollArea className={classes.scroll} type="auto">
      {navigation(pages, role).map(({ group, pages: some }) => (
        <section key={group} className={classes.group} aria-labelledby={`nav-${group}`}>
          <Text id={`nav-${group}`} className={classes.title}>
            {shell.groups[group]}
          </Text>
          {some.map(({ path, title, nav }) => {
            const Icon = nav?.icon;
            return (
              <NavLink
                key={path}
                renderRoot={(props) => <Link to={path} {...props} />}
                label={title}
                leftSection={Icon && <Icon size={18} stroke={1.7} aria-hidden />}
                active={isAt(pathname, path)}
                onClick={onNavigate}
                className={classes.link}
              />
            );
          })}
        </section>
      ))}
    </ScrollArea>
  );
}
