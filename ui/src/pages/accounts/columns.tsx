// The columns of the list of accounts.

import { Badge, Group } from '@mantine/core';
import type { Account } from '../../api/accounts';
import type { Column } from '../../components/DataTable';
import { TimeAgo } from '../../components/TimeAgo';
import { accountsTexts, rolesTexts } from '../../texts/accounts';
import { common, count } from '../../texts/common';

const t = accountsTexts.columns;

export function columnsOf(ownName: string | undefined): Column<Account>[] {
  return [
    {
      id: 'name',
      title: t.name,
      width: 170,
      grow: 2,
      sort: 'name',
      fixed: true,
      narrow: true,
      cell: (account) => (
        <Group gap={8} wrap="nowrap">
          {account.name}
          {account.name === ownName && (
            <Badge size="sm" color="gray" tt="none">
              {accountsTexts.you}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      id: 'role',
      title: t.role,
      width: 120,
      narrow: true,
      cell: (account) => <span title={rolesTexts[account.role]}>{common.role[account.role]}</span>,
    },
    {
      id: 'sign_in',
      title: t.signIn,
      width: 130,
      cell: (account) => <TimeAgo time={account.last_sign_in_at} />,
    },
    {
      id: 'password',
      title: t.password,
      width: 130,
      cell: (account) => <TimeAgo time={account.password_set_at} />,
    },
    {
      id: 'tokens',
      title: t.tokens,
      width: 100,
      align: 'right',
      cell: (account) => count(account.tokens),
    },
    {
      id: 'created',
      title: t.created,
      width: 130,
      optional: true,
      cell: (account) => <TimeAgo time={account.created_at} />,
    },
  ];
}
