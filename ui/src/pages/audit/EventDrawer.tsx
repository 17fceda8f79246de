// One event: all that it holds, why it came about, and what else happened to its subject.

import {
  ActionIcon,
  Button,
  CopyButton,
  Drawer,
  Group,
  Stack,
  Text,
  Title,
  Tooltip,
} from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type EventItem, useCauses, useEvent, useEventsOf } from '../../api/events';
import { EmptyState } from '../../components/EmptyState';
import { LoadingLines } from '../../components/Loading';
import { ProblemAlert } from '../../components/ProblemAlert';
import { exactly } from '../../components/TimeAgo';
import { PageLink } from '../../shell/links';
import { usePageSearch } from '../../shell/page';
import { auditTexts, kindInWords } from '../../texts/audit';
import { count } from '../../texts/common';
import { actorInWords, subjectInWords } from '../../texts/who';
import classes from './Audit.module.css';
import { type Line, linesOf } from './details';
import { page } from './page';
import { placeOf } from './places';

const t = auditTexts.event;
const OTHERS = 8;

interface EventDrawerProps {
  position: number | undefined;
  head: number;
  onClose: () => void;
}

export function EventDrawer({ position, head, onClose }: EventDrawerProps) {
  const query = useEvent(position);
  const event = query.data;
  return (
    <Drawer
      opened={position !== undefined}
      onClose={onClose}
      size={560}
      title={t.title(position ?? 0)}
    >
      <Stack gap="lg">
        {position !== undefined && <Steps position={position} head={head} event={event} />}
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
        {event ? (
          <EventView event={event} />
        ) : query.isPending ? (
          <LoadingLines lines={8} />
        ) : (
          !query.error && <EmptyState title={t.missing.title}>{t.missing.body}</EmptyState>
        )}
      </Stack>
    </Drawer>
  );
}

/** Where it is in the log, and the ways to its neighbours. */
function Steps(props: { position: number; head: number; event: EventItem | null | undefined }) {
  const { position, head, event } = props;
  const [, change] = usePageSearch(page);
  return (
    <Group justify="space-between">
      <Group gap={6} align="baseline">
        <Text fz="sm" c="dimmed">
          {t.position}
        </Text>
        <span className={classes.position}>{count(position)}</span>
        {head > 0 && (
          <Text fz="sm" c="dimmed">
            {t.of(Math.max(head, position))}
          </Text>
        )}
      </Group>
      <Group gap={6}>
        <Tooltip label={t.earlier}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t.earlier}
            disabled={position <= 1}
            onClick={() => change({ position: position - 1 })}
          >
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t.later}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t.later}
            disabled={event === null}
            onClick={() => change({ position: position + 1 })}
          >
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        {event && (
          <CopyButton value={JSON.stringify(event, null, 2)}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                onClick={copy}
                leftSection={<IconCopy size={16} aria-hidden />}
              >
                {copied ? t.copied : t.copy}
              </Button>
            )}
          </CopyButton>
        )}
      </Group>
    </Group>
  );
}

function EventView({ event }: { event: EventItem }) {
  const place = placeOf(event.subject);
  const lines = linesOf(event.data);
  return (
    <>
      <div>
        <Title order={2} mb="xs">
          {kindInWords(event.kind)}
        </Title>
        <dl className={classes.facts}>
          <dt>{t.time}</dt>
          <dd>{exactly(event.time)}</dd>
          <dt>{t.utc}</dt>
          <dd>{event.time}</dd>
          <dt>{t.subject}</dt>
          <dd>
            {subjectInWords(event.subject)}{' '}
            <Text span inherit c="dimmed">
              ({t.version(event.subject_version)})
            </Text>
            {place && (
              <>
                {' · '}
                <PageLink {...place} fz="inherit">
                  {t.show}
                </PageLink>
              </>
            )}
          </dd>
          <dt>{t.actor}</dt>
          <dd>
            {actorInWords(event.actor)}
            {' · '}
            <PageLink to="/audit" search={{ actor: [event.actor] }} fz="inherit">
              {t.byActor}
            </PageLink>
          </dd>
        </dl>
      </div>
      <Section title={t.data}>
        {lines.length > 0 ? (
          <Lines lines={lines} />
        ) : (
          <Text fz="sm" c="dimmed">
            {t.noData}
          </Text>
        )}
        <Text fz="xs" c="dimmed" mt="xs">
          {t.format(event.kind, event.version)}
        </Text>
      </Section>
      <Why event={event} />
      <Others event={event} />
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Title order={3} mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function Lines({ lines, nested }: { lines: Line[]; nested?: boolean }) {
  return (
    <dl className={nested ? `${classes.facts} ${classes.nested}` : classes.facts}>
      {lines.map((line, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields of an event never change.
        <Field key={n} line={line} />
      ))}
    </dl>
  );
}

function Field({ line }: { line: Line }) {
  return (
    <>
      <dt>{line.name}</dt>
      <dd>
        {line.lines ? (
          <Lines lines={line.lines} nested />
        ) : line.position !== undefined && line.position > 0 ? (
          <EventLink position={line.position}>{count(line.position)}</EventLink>
        ) : (
          line.value
        )}
      </dd>
    </>
  );
}

/** Opens another event, in the same list. */
function EventLink({ position, children }: { position: number; children: ReactNode }) {
  const [search] = usePageSearch(page);
  return (
    <PageLink to="/audit" search={{ ...search, position }} fz="inherit">
      {children}
    </PageLink>
  );
}

function Row({ event, isOwn }: { event: EventItem; isOwn?: boolean }) {
  const words = `${kindInWords(event.kind)} · ${subjectInWords(event.subject)}`;
  return (
    <li data-own={isOwn || undefined}>
      {isOwn ? words : <EventLink position={event.position}>{words}</EventLink>}
      <Text fz="xs" c="dimmed">
        {count(event.position)} · {exactly(event.time)} · {actorInWords(event.actor)}
      </Text>
    </li>
  );
}

/** The chain of causes, the first of them last. */
function Why({ event }: { event: EventItem }) {
  const causes = useCauses(event);
  return (
    <Section title={t.causes}>
      {event.cause === null ? (
        <Text fz="sm" c="dimmed">
          {t.noCause}
        </Text>
      ) : (
        <>
          <ProblemAlert error={causes.error} onRetry={() => void causes.refetch()} />
          {causes.isPending ? (
            <LoadingLines lines={2} />
          ) : (
            <ol className={classes.chain}>
              <Row event={event} isOwn />
              {causes.data?.map((cause) => (
                <Row key={cause.position} event={cause} />
              ))}
            </ol>
          )}
        </>
      )}
    </Section>
  );
}

function Others({ event }: { event: EventItem }) {
  const others = useEventsOf(event.subject, OTHERS);
  return (
    <Section title={t.others(subjectInWords(event.subject))}>
      <ProblemAlert error={others.error} onRetry={() => void others.refetch()} />
      {others.isPending ? (
        <LoadingLines lines={3} />
      ) : (
        <ol className={classes.chain}>
          {others.data?.items.map((one) => (
            <Row key={one.position} event={one} isOwn={one.position === event.position} />
          ))}
        </ol>
      )}
      <PageLink to="/audit" search={{ subject: [event.subject] }} fz="sm">
        {t.all}
      </PageLink>
    </Section>
  );
}
