// The menu of actions: at the end of a row, and above a table for what is picked.

import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDots } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import type { JobAction } from '../api/actions';
import { mayAs, useSession } from '../api/session';
import { actionsTexts as t } from '../texts/actions';
import { GROUPS, KINDS } from './kinds';

interface ActionItemsProps {
  actions: readonly JobAction[];
  onAction: (action: JobAction) => void;
}

/** The entries of a menu: those that the role may, by what they are for. */
export function ActionItems({ actions, onAction }: ActionItemsProps) {
  const session = useSession();
  const allowed = actions.filter(
    (action) => session && mayAs(session.user.role, KINDS[action].role),
  );
  return GROUPS.map((group) => {
    const own = allowed.filter((action) => KINDS[action].group === group);
    return own.length === 0 ? null : (
      <Fragment key={group}>
        <Menu.Label>{t.groups[group]}</Menu.Label>
        {own.map((action) => {
          const { icon: Icon, danger } = KINDS[action];
          return (
            <Menu.Item
              key={action}
              leftSection={<Icon size={16} stroke={1.7} aria-hidden />}
              c={danger ? 'var(--app-bad)' : undefined}
              onClick={() => onAction(action)}
            >
              {t.label[action]}
            </Menu.Item>
          );
        })}
      </Fragment>
    );
  });
}

/** The button that opens the menu for what is picked, or for a page's thing. */
export function ActionsButton({ children, compact }: { children: ReactNode; compact?: boolean }) {
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <Button
          size={compact ? 'compact-sm' : 'xs'}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t.menu}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The button at the end of a row. */
export function RowMenu({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t.menuOf(name)}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
