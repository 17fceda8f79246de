// Registered phones over time.

import { Card, Group, SegmentedControl, Skeleton, Title } from '@mantine/core';
import { IconChartLine } from '@tabler/icons-react';
import { useTimeline } from '../../api/dashboard';
import { EmptyState } from '../../components/EmptyState';
import { type Line, LiveChart } from '../../components/LiveChart';
import { ProblemAlert } from '../../components/ProblemAlert';
import { exactly } from '../../components/TimeAgo';
import { usePageSearch } from '../../shell/page';
import { dashboardTexts } from '../../texts/dashboard';
import classes from './Dashboard.module.css';
import { page, SPANS } from './page';

const t = dashboardTexts.chart;
const DEFAULT_SPAN = '86400';

const LINES: (Line & { id: 'registered' | 'non_registered' | 'disconnected' })[] = [
  { id: 'registered', label: t.registered, color: '--app-good', fill: true },
  { id: 'non_registered', label: t.non_registered, color: '--app-bad' },
  { id: 'disconnected', label: t.disconnected, color: '--app-odd' },
];

export function TimelineCard() {
  const [search, change] = usePageSearch(page);
  const span = search.span ?? DEFAULT_SPAN;
  const timeline = useTimeline(Number(span));
  const points = timeline.data?.items ?? [];
  const last = points.at(-1);
  return (
    <Card>
      <Group justify="space-between" mb="xs">
        <Title order={2}>{t.title}</Title>
        <SegmentedControl
          size="xs"
          aria-label={t.span}
          value={span}
          onChange={(value) =>
            change({ span: value === DEFAULT_SPAN ? undefined : (value as typeof span) })
          }
          data={SPANS.map((value) => ({ value, label: t.spans[value] }))}
        />
      </Group>
      <div className={classes.chart}>
        <ProblemAlert error={timeline.error} onRetry={() => void timeline.refetch()} />
        {timeline.isPending ? (
          <Skeleton h={220} />
        ) : last && timeline.data ? (
          <>
            <LiveChart
              height={220}
              label={t.describe(last.registered, last.total, exactly(timeline.data.from))}
              times={points.map(({ time }) => Date.parse(time) / 1000)}
              from={Date.parse(timeline.data.from) / 1000}
              to={Date.parse(timeline.data.to) / 1000}
              lines={LINES}
              values={LINES.map(({ id }) => points.map((point) => point[id]))}
            />
            <div className={classes.legend} aria-hidden>
              {LINES.map(({ id, label, color }) => (
                <span key={id} className={classes.key}>
                  <i style={{ background: `var(${color})` }} />
                  {label}
                </span>
              ))}
            </div>
          </>
        ) : (
          !timeline.error && (
            <EmptyState icon={IconChartLine} title={t.empty}>
              {t.emptyBody}
            </EmptyState>
          )
        )}
      </div>
    </Card>
  );
}
