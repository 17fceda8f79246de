// Accounts: one's own password for everybody; the others' for supervisors.

import { Button, Card, Group, Text } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type Account, useAccounts } from '../../api/accounts';
import { useMay, useSession } from '../../api/session';
import { DataTable } from '../../components/DataTable';
import { PageFrame } from '../../components/PageFrame';
import { usePageSearch } from '../../shell/page';
import { rolesTexts, accountsTexts as t } from '../../texts/accounts';
import { common } from '../../texts/common';
import { columnsOf } from './columns';
import { type Asked, Dialogues } from './Dialogues';
import { OwnPassword } from './OwnPassword';
import { page } from './page';
import { RowMenu } from './RowMenu';

export default function Accounts() {
  const [search, change] = usePageSearch(page);
  const session = useSession();
  const may = useMay('supervisor');
  const list = useAccounts(search.sort);
  const [asked, ask] = useState<Asked>();
  const supervisors = list.rows.filter(({ role }) => role === 'supervisor').length;
  /** Known only when all are loaded; the server refuses it in any case. */
  const isLast = (account: Account) =>
    account.role === 'supervisor' && supervisors === 1 && !list.hasMore;
  const own = session?.user;

  return (
    <PageFrame
      page={page}
      fill
      actions={
        may && (
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => ask({ what: 'add' })}
          >
            {t.add}
          </Button>
        )
      }
    >
      {own && (
        <Card flex="none" aria-label={t.own.title} component="section">
          <Group justify="space-between" gap="sm">
            <div>
              <Text fw={600}>{t.own.signedIn(own.name, common.role[own.role])}</Text>
              <Text fz="sm" c="dimmed">
                {rolesTexts[own.role]}
              </Text>
            </div>
            <Button
              variant="default"
              leftSection={<IconKey size={16} aria-hidden />}
              onClick={() => change({ password: true })}
            >
              {t.own.change}
            </Button>
          </Group>
        </Card>
      )}
      <DataTable
        name="accounts"
        label={t.table}
        columns={columnsOf(own?.name)}
        list={list}
        rowId={(account) => account.name}
        rowActions={(account) => (
          <RowMenu account={account} isLast={isLast(account)} may={may} ask={ask} />
        )}
      />
      <OwnPassword
        opened={search.password === true}
        onClose={() => change({ password: undefined })}
      />
      <Dialogues asked={asked} ownName={own?.name} onClose={() => ask(undefined)} />
    </PageFrame>
  );
}
