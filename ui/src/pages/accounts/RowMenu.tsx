// What a supervisor can do with an account, and everybody can look up.

import { ActionIcon, Menu, Text } from '@mantine/core';
import {
  IconDotsVertical,
  IconHistory,
  IconKey,
  IconTrash,
  IconUserCog,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Account } from '../../api/accounts';
import { accountsTexts as t } from '../../texts/accounts';
import type { Asked } from './Dialogues';

interface RowMenuProps {
  account: Account;
  /** It is the only supervisor. */
  isLast: boolean;
  may: boolean;
  ask: (asked: Asked) => void;
}

export function RowMenu({ account, isLast, may, ask }: RowMenuProps) {
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon aria-label={t.rowMenu(account.name)}>
          <IconDotsVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may && (
          <>
            <Menu.Item
              leftSection={<IconUserCog size={16} aria-hidden />}
              disabled={isLast}
              onClick={() => ask({ what: 'role', account })}
            >
              {t.actions.role}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconKey size={16} aria-hidden />}
              onClick={() => ask({ what: 'password', account })}
            >
              {t.actions.password}
            </Menu.Item>
          </>
        )}
        <Menu.Item
          leftSection={<IconHistory size={16} aria-hidden />}
          renderRoot={(props) => (
            <Link
              to={'/audit' as never}
              search={{ actor: [`admin:${account.name}`] } as never}
              {...props}
            />
          )}
        >
          {t.actions.log}
        </Menu.Item>
        {may && (
          <>
            <Menu.Divider />
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              disabled={isLast}
              onClick={() => ask({ what: 'remove', account })}
            >
              {t.actions.remove}
            </Menu.Item>
            {isLast && (
              <Text fz="xs" c="dimmed" px="sm" pb={6}>
                {t.lastSupervisor}
              </Text>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
