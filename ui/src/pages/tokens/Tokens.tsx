// API tokens: one's own; a supervisor sees all.

import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import { IconApi, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type Token, useRevokeToken, useTokens } from '../../api/accounts';
import { ConfirmAction } from '../../components/ConfirmAction';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { notifyDone } from '../../components/notify';
import { PageFrame } from '../../components/PageFrame';
import { exactly, TimeAgo } from '../../components/TimeAgo';
import { usePageSearch } from '../../shell/page';
import { rolesTexts, tokensTexts as t } from '../../texts/accounts';
import { common } from '../../texts/common';
import { duration } from '../../texts/durations';
import { NewTokenDialogue } from './NewTokenDialogue';
import { page } from './page';

function Expiry({ at }: { at: string }) {
  const seconds = (new Date(at).getTime() - Date.now()) / 1000;
  return (
    <Text span inherit title={exactly(at)} c={seconds <= 0 ? 'var(--app-bad)' : undefined}>
      {seconds <= 0 ? t.expired : t.inTime(duration(seconds).split(' ').slice(0, 2).join(' '))}
    </Text>
  );
}

const columns: Column<Token>[] = [
  {
    id: 'id',
    title: t.columns.id,
    width: 90,
    grow: 0,
    sort: 'id',
    optional: true,
    cell: (token) => token.id,
  },
  {
    id: 'name',
    title: t.columns.name,
    width: 200,
    grow: 2,
    fixed: true,
    narrow: true,
    cell: (token) => token.name,
  },
  {
    id: 'role',
    title: t.columns.role,
    width: 120,
    cell: (token) => <span title={rolesTexts[token.role]}>{common.role[token.role]}</span>,
  },
  { id: 'account', title: t.columns.account, width: 140, cell: (token) => token.account },
  {
    id: 'created',
    title: t.columns.created,
    width: 130,
    cell: (token) => <TimeAgo time={token.created_at} />,
  },
  {
    id: 'expires',
    title: t.columns.expires,
    width: 110,
    narrow: true,
    cell: (token) => <Expiry at={token.expires_at} />,
  },
];

export default function Tokens() {
  const [search] = usePageSearch(page);
  const list = useTokens(search.sort);
  const [isAdding, setAdding] = useState(false);
  const [doomed, doom] = useState<Token>();
  const revoke = useRevokeToken();
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t.add}
    </Button>
  );
  return (
    <PageFrame
      page={page}
      fill
      actions={
        <>
          <Button
            component="a"
            href="/api/docs"
            target="_blank"
            rel="noreferrer"
            variant="default"
            leftSection={<IconApi size={16} aria-hidden />}
          >
            {t.documentation}
          </Button>
          {add}
        </>
      }
    >
      <DataTable
        name="tokens"
        label={t.table}
        columns={columns}
        list={list}
        rowId={(token) => String(token.id)}
        rowName={(token) => token.name}
        rowActions={(token) => (
          <Tooltip label={t.revoke.button(token.name)}>
            <ActionIcon aria-label={t.revoke.button(token.name)} onClick={() => doom(token)}>
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        empty={
          <EmptyState title={t.empty.title} action={add}>
            {t.empty.body}
          </EmptyState>
        }
      />
      {isAdding && <NewTokenDialogue onClose={() => setAdding(false)} />}
      {doomed && (
        <ConfirmAction
          opened
          onClose={() => doom(undefined)}
          title={t.revoke.title(doomed.name)}
          confirmLabel={t.revoke.confirm}
          danger
          onConfirm={async () => {
            await revoke.mutateAsync(doomed.id);
            notifyDone(t.revoke.done(doomed.name));
          }}
        >
          <Text fz="sm">{t.revoke.body}</Text>
        </ConfirmAction>
      )}
    </PageFrame>
  );
}
