// Phones by region, model or version: the greatest first, each a link to its phones.

import { Card, Skeleton, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { count } from '../../texts/common';
import { dashboardTexts } from '../../texts/dashboard';
import classes from './Dashboard.module.css';

const t = dashboardTexts.breakdown;
const SHOWN_MAX = 6;

interface BreakdownProps {
  facet: 'region' | 'model' | 'version';
  counts: Record<string, number> | undefined;
}

/** The greatest counts, and how many values are left. */
export function greatest(counts: Record<string, number>, max: number) {
  const all = Object.entries(counts)
    .filter(([, n]) => n > 0)
    .sort(([a, n], [b, m]) => m - n || a.localeCompare(b, 'en', { numeric: true }));
  return { shown: all.slice(0, max), rest: Math.max(0, all.length - max) };
}

export function Breakdown({ facet, counts }: BreakdownProps) {
  return (
    <Card>
      <Title order={2} mb="xs">
        {t[facet]}
      </Title>
      {counts ? <Bars facet={facet} counts={counts} /> : <Skeleton h={120} />}
    </Card>
  );
}

function Bars({
  facet,
  counts,
}: {
  facet: BreakdownProps['facet'];
  counts: Record<string, number>;
}) {
  const { shown, rest } = greatest(counts, SHOWN_MAX);
  const most = shown[0]?.[1] ?? 1;
  if (shown.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {t.none}
      </Text>
    );
  }
  return (
    <Stack gap={4}>
      {shown.map(([value, n]) => {
        const style = { '--share': `${Math.max(1, (n / most) * 100)}%` } as CSSProperties;
        const content = (
          <>
            <span className={classes.name}>{value || t.unknown}</span>
            <span>{count(n)}</span>
          </>
        );
        return value === '' ? (
          <div key={value} className={classes.bar} style={style}>
            {content}
          </div>
        ) : (
          <Link
            key={value}
            to="/devices"
            search={{ [facet]: [value] } as never}
            className={classes.bar}
            style={style}
          >
            {content}
          </Link>
        );
      })}
      {rest > 0 && (
        <Text fz="xs" c="dimmed" px={8}>
          {t.rest(rest)}
        </Text>
      )}
    </Stack>
  );
}
