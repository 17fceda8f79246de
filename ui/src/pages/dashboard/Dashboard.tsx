// The fleet at a glance. Events of the log have it read again (`api/live.ts`).

import { Card, SimpleGrid, Skeleton } from '@mantine/core';
import { useDashboard } from '../../api/dashboard';
import { useDeviceFacets } from '../../api/devices';
import { PageFrame } from '../../components/PageFrame';
import { ProblemAlert } from '../../components/ProblemAlert';
import { Alarms } from './Alarms';
import { Breakdown } from './Breakdown';
import classes from './Dashboard.module.css';
import { Figures } from './Figures';
import { page } from './page';
import { RecentReports } from './RecentReports';
import { TimelineCard } from './TimelineCard';

export default function Dashboard() {
  const dashboard = useDashboard();
  const facets = useDeviceFacets();
  const figures = dashboard.data;
  return (
    <PageFrame page={page}>
      <ProblemAlert
        error={dashboard.error ?? facets.error}
        onRetry={() => void Promise.all([dashboard.refetch(), facets.refetch()])}
      />
      <Figures devices={figures?.devices} />
      <div className={classes.middle}>
        <TimelineCard />
        {figures ? (
          <Alarms alarms={figures.alarms} />
        ) : (
          <Card>
            <Skeleton h={220} />
          </Card>
        )}
      </div>
      {(facets.data || !facets.error) && (
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
          {(['region', 'model', 'version'] as const).map((facet) => (
            <Breakdown key={facet} facet={facet} counts={facets.data?.facets[facet]} />
          ))}
        </SimpleGrid>
      )}
      <RecentReports devices={figures?.recent_reports} />
    </PageFrame>
  );
}
