// One job: how far it is, how it goes about it, what came of each target, and what can be done.

import { Alert, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconCalendarPause, IconDownload, IconPlayerPause } from '@tabler/icons-react';
import { hasEnded, type Job, resultsAddress, useJob } from '../../api/jobs';
import { Problem } from '../../api/problem';
import { EmptyState } from '../../components/EmptyState';
import { LoadingLines } from '../../components/Loading';
import { JobStateMark } from '../../components/Mark';
import { PageFrame } from '../../components/PageFrame';
import { ProblemAlert } from '../../components/ProblemAlert';
import { exactly } from '../../components/TimeAgo';
import { useDownload } from '../../components/useDownload';
import { LinkButton, PageLink } from '../../shell/links';
import { usePathParameter } from '../../shell/page';
import { jobsTexts, jobTexts as t } from '../../texts/jobs';
import { hasPage } from '..';
import { JobLegend, JobProgress } from '../jobs/JobProgress';
import { actionInWords, beginsLater } from '../jobs/words';
import { Controls } from './Controls';
import { Facts } from './Facts';
import { Items } from './Items';
import { Passwords } from './Passwords';
import { page } from './page';

export default function JobPage() {
  const id = Number(usePathParameter('id'));
  const query = useJob(id);
  const job = query.data;
  const results = useDownload(resultsAddress(id));

  if (query.error instanceof Problem && query.error.status === 404) {
    return (
      <PageFrame page={page} title={jobsTexts.number(id)}>
        <EmptyState
          title={t.notFound.title}
          action={<LinkButton to="/jobs">{t.notFound.action}</LinkButton>}
        >
          {t.notFound.body}
        </EmptyState>
      </PageFrame>
    );
  }
  return (
    <PageFrame
      page={page}
      title={job ? actionInWords(job) : jobsTexts.number(id)}
      summary={job ? jobsTexts.number(id) : undefined}
      fill
      actions={
        job && (
          <>
            <Controls job={job} />
            <Button
              component="a"
              {...results.link}
              loading={results.isBusy}
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              {t.results}
            </Button>
          </>
        )
      }
    >
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      {job ? <Overview job={job} /> : query.isPending && <LoadingLines lines={6} />}
      {job && <Items job={job} />}
    </PageFrame>
  );
}

function Overview({ job }: { job: Job }) {
  return (
    <Stack gap="md" flex="none">
      <Hold job={job} />
      {job.action === 'reset_password' && <Passwords job={job} />}
      <Card>
        <Stack gap="sm">
          <Group gap="md" justify="space-between">
            <JobStateMark state={job.state} />
            <Text fz="sm" c="dimmed" className="figures">
              {jobsTexts.progress(job.done + job.failed + job.expired + job.cancelled, job.total)}
            </Text>
          </Group>
          <JobProgress job={job} large />
          <JobLegend job={job} />
          <Facts job={job} />
        </Stack>
      </Card>
    </Stack>
  );
}

/** Why nothing goes on, if nothing does. */
function Hold({ job }: { job: Job }) {
  if (job.reason !== '') {
    return (
      <Alert color="red" title={t.stopped}>
        {job.reason}
      </Alert>
    );
  }
  if (hasEnded(job)) {
    return null;
  }
  if (job.state === 'paused') {
    return (
      <Alert color="yellow" icon={<IconPlayerPause aria-hidden />}>
        {t.isPaused}
      </Alert>
    );
  }
  if (job.waiting_for_window_until) {
    return (
      <Alert color="yellow" icon={<IconCalendarPause aria-hidden />} title={t.waitsForWindow.title}>
        <Text fz="sm">{t.waitsForWindow.body(exactly(job.waiting_for_window_until))}</Text>
        {hasPage('/regions') && (
          <PageLink to="/regions" fz="sm">
            {t.waitsForWindow.regions}
          </PageLink>
        )}
      </Alert>
    );
  }
  const begins = beginsLater(job, Date.now());
  return begins ? (
    <Alert color="gray" icon={<IconCalendarPause aria-hidden />}>
      {t.notBegun(begins)}
    </Alert>
  ) : null;
}
