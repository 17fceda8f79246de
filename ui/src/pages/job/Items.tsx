// What came of each target of a job.

import { Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClockX,
  IconProgress,
  type TablerIcon,
} from '@tabler/icons-react';
import { ITEM_STATES, type ItemState, type Job, type JobItem, useJobItems } from '../../api/jobs';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ClearFilters, FacetFilter } from '../../components/Filters';
import { Mark, type Tone } from '../../components/Mark';
import { PageLink } from '../../shell/links';
import { usePageSearch } from '../../shell/page';
import { common } from '../../texts/common';
import { jobsTexts, jobTexts } from '../../texts/jobs';
import { hasPage } from '..';
import { page } from './page';

const t = jobTexts.items;

const LOOK: Record<ItemState, { tone: Tone; icon: TablerIcon }> = {
  waiting: { tone: 'quiet', icon: IconCircleDashed },
  running: { tone: 'brand', icon: IconProgress },
  done: { tone: 'good', icon: IconCircleCheck },
  failed: { tone: 'bad', icon: IconAlertTriangle },
  expired: { tone: 'odd', icon: IconClockX },
  cancelled: { tone: 'quiet', icon: IconCircleX },
};

function PhoneLink({ mac }: { mac: string }) {
  return hasPage('/devices/$mac') ? (
    <PageLink to="/devices/$mac" params={{ mac }} ff="monospace" fz="inherit">
      {mac}
    </PageLink>
  ) : (
    <PageLink to="/devices" search={{ mac: [mac] }} ff="monospace" fz="inherit">
      {mac}
    </PageLink>
  );
}

function UserLink({ name }: { name: string }) {
  return hasPage('/users') ? (
    <PageLink to="/users" search={{ search: name }} fz="inherit">
      {name}
    </PageLink>
  ) : (
    <span>{name}</span>
  );
}

const ALL: Column<JobItem>[] = [
  {
    id: 'item',
    title: t.number,
    width: 80,
    grow: 0,
    sort: 'item',
    cell: (item) => item.item + 1,
  },
  {
    id: 'mac',
    title: t.phone,
    width: 140,
    narrow: true,
    cell: (item) => (item.mac ? <PhoneLink mac={item.mac} /> : '–'),
  },
  {
    id: 'user',
    title: t.user,
    width: 180,
    cell: (item) => (item.user ? <UserLink name={item.user} /> : '–'),
  },
  {
    id: 'state',
    title: t.state,
    width: 130,
    narrow: true,
    cell: (item) => (
      <Mark
        {...LOOK[item.state]}
        label={jobsTexts.itemState[item.state]}
        title={jobsTexts.itemHint[item.state]}
      />
    ),
  },
  {
    id: 'reason',
    title: t.reason,
    width: 260,
    grow: 3,
    cell: (item) => (
      <Text span inherit title={item.reason}>
        {item.reason}
      </Text>
    ),
  },
];

/** A job on users has no phones to show. */
const OF_USERS: Column<JobItem>[] = ALL.filter(({ id }) => id !== 'mac').map((column) =>
  column.id === 'user' ? { ...column, narrow: true } : column,
);

function isOfUsers({ action }: Job): boolean {
  return action === 'reset_password' || action === 'delete_users';
}

export function Items({ job }: { job: Job }) {
  const [search, change] = usePageSearch(page);
  const { state, sort } = search;
  const list = useJobItems(job.id, state, sort);
  const clear = () => change({ state: undefined });
  return (
    <DataTable
      name="job-items"
      label={t.title}
      columns={isOfUsers(job) ? OF_USERS : ALL}
      list={list}
      rowId={(item) => String(item.item)}
      minHeight={360}
      toolbar={
        <>
          <FacetFilter
            label={t.state}
            value={state}
            onChange={(value) => change({ state: value as typeof state })}
            options={ITEM_STATES.map((value) => ({
              value,
              label: jobsTexts.itemState[value],
              count: job[value],
            }))}
          />
          <ClearFilters active={state !== undefined} onClear={clear} />
        </>
      }
      empty={
        state ? (
          <EmptyState
            title={common.empty.filtered}
            action={<ClearFilters active onClear={clear} />}
          />
        ) : (
          <EmptyState title={t.empty} />
        )
      }
    />
  );
}
