// The log, the newest first: filtered by the address, followed live, an event open beside it.

import { ActionIcon, Group, Switch, Text, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect } from 'react';
import {
  type EventFilter,
  type EventItem,
  FOLLOWED_MAX,
  useEvents,
  useFollow,
  useRenewEvents,
} from '../../api/events';
import { KINDS } from '../../api/live';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ClearFilters, FacetFilter } from '../../components/Filters';
import { PageFrame } from '../../components/PageFrame';
import { ThingFilter } from '../../components/ThingFilter';
import { usePageSearch } from '../../shell/page';
import { kindInWords, auditTexts as t } from '../../texts/audit';
import { count } from '../../texts/common';
import { actorInWords, subjectInWords } from '../../texts/who';
import classes from './Audit.module.css';
import { columnsOf } from './columns';
import { EventDrawer } from './EventDrawer';
import { withFollowed } from './followed';
import { page } from './page';
import { TimeFilter } from './TimeFilter';

const KIND_OPTIONS = KINDS.map((kind) => ({
  value: kind,
  label: kindInWords(kind),
  text: kindInWords(kind),
})).sort((a, b) => a.label.localeCompare(b.label));

const NAMES = { phone: t.filters.mac, job: t.filters.number, token: t.filters.number };

const CLEARED = {
  kind: undefined,
  subject: undefined,
  actor: undefined,
  since: undefined,
  until: undefined,
};

export default function Audit() {
  const [search, change] = usePageSearch(page);
  const { kind, subject, actor, since, until, follow } = search;
  const filter: EventFilter = { kind, subject, actor, since, until };
  const list = useEvents(filter);
  const isFollowing = follow === true && until === undefined;
  const followed = useFollow(
    { kind, subject, actor },
    list.isStale ? undefined : list.first?.position,
    isFollowing,
  );
  const renew = useRenewEvents(filter);
  const gathered = followed.events.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per batch of events.
  useEffect(() => {
    if (gathered >= FOLLOWED_MAX) {
      renew();
    }
  }, [gathered]);
  const merged = withFollowed(list, followed.events);
  const head = Math.max(list.first?.position ?? 0, followed.events[0]?.position ?? 0);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const open = (event: EventItem) => change({ position: event.position }, { push: true });
  const clear = () => change(CLEARED);

  return (
    <PageFrame
      page={page}
      fill
      actions={
        <Head
          head={head}
          state={followed.state}
          isFollowing={isFollowing}
          mayFollow={until === undefined}
          onFollow={(on) => change({ follow: on || undefined })}
          onReload={list.reload}
        />
      }
    >
      <DataTable
        name="audit"
        label={t.table}
        columns={columnsOf(open)}
        list={merged}
        rowId={(event) => String(event.position)}
        onOpen={open}
        rowHeight={34}
        toolbar={
          <>
            <FacetFilter
              label={t.filters.kind}
              value={kind}
              onChange={(value) => change({ kind: value as typeof kind })}
              options={KIND_OPTIONS}
            />
            <ThingFilter
              label={t.filters.subject}
              kinds={t.subjects}
              nameless={['system']}
              names={NAMES}
              value={subject?.[0]}
              shown={subject?.map(subjectInWords).join(', ')}
              onChange={(value) => change({ subject: value ? [value] : undefined })}
            />
            <ThingFilter
              label={t.filters.actor}
              kinds={t.actors}
              nameless={Object.keys(t.actors).filter((of) => of !== 'admin' && of !== 'token')}
              names={NAMES}
              value={actor?.[0]}
              shown={actor?.map(actorInWords).join(', ')}
              onChange={(value) => change({ actor: value ? [value] : undefined })}
            />
            <TimeFilter since={since} until={until} onChange={(span) => change(span)} />
            <ClearFilters active={isFiltered} onClear={clear} />
          </>
        }
        empty={
          list.hasMore ? (
            <Text c="dimmed" role="status">
              {t.searching}
            </Text>
          ) : (
            <EmptyState
              title={t.empty.title}
              action={<ClearFilters active={isFiltered} onClear={clear} />}
            >
              {t.empty.body}
            </EmptyState>
          )
        }
      />
      <EventDrawer
        position={search.position}
        head={head}
        onClose={() => change({ position: undefined })}
      />
    </PageFrame>
  );
}

interface HeadProps {
  head: number;
  state: 'off' | 'connecting' | 'live' | 'broken';
  isFollowing: boolean;
  mayFollow: boolean;
  onFollow: (on: boolean) => void;
  onReload: () => void;
}

function Head({ head, state, isFollowing, mayFollow, onFollow, onReload }: HeadProps) {
  return (
    <Group gap="lg" wrap="nowrap">
      <div className={classes.head}>
        <span className={classes.label}>{t.position}</span>
        <output className={classes.position} aria-label={t.position}>
          {head > 0 ? count(head) : '–'}
        </output>
      </div>
      <Group gap="xs" wrap="nowrap">
        <Tooltip label={mayFollow ? t.followHint : t.followUntil}>
          <Switch
            label={t.follow}
            checked={isFollowing}
            disabled={!mayFollow}
            onChange={(event) => onFollow(event.currentTarget.checked)}
          />
        </Tooltip>
        <span className={classes.state} data-state={state} role="status">
          {t.followState[state]}
        </span>
        {!isFollowing && (
          <Tooltip label={t.reload}>
            <ActionIcon variant="default" size="lg" aria-label={t.reload} onClick={onReload}>
              <IconRefresh size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
    </Group>
  );
}
