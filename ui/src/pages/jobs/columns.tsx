// The columns of the list of jobs.

import { Text } from '@mantine/core';
import type { Job } from '../../api/jobs';
import type { Column } from '../../components/DataTable';
import { JobStateMark } from '../../components/Mark';
import { TimeAgo } from '../../components/TimeAgo';
import { PageLink } from '../../shell/links';
import { jobsTexts } from '../../texts/jobs';
import { actorInWords } from '../../texts/who';
import { JobProgress } from './JobProgress';
import { actionInWords, targetsInWords } from './words';

const t = jobsTexts.columns;

export const columns: Column<Job>[] = [
  {
    id: 'id',
    title: t.id,
    width: 70,
    grow: 0,
    sort: 'id',
    fixed: true,
    cell: (job) => job.id,
  },
  {
    id: 'action',
    title: t.action,
    width: 210,
    grow: 2,
    fixed: true,
    narrow: true,
    cell: (job) => (
      <PageLink
        to="/jobs/$id"
        params={{ id: String(job.id) }}
        fz="inherit"
        title={actionInWords(job)}
      >
        {actionInWords(job)}
      </PageLink>
    ),
  },
  {
    id: 'state',
    title: t.state,
    width: 110,
    grow: 0,
    narrow: true,
    cell: (job) => <JobStateMark state={job.state} />,
  },
  {
    id: 'progress',
    title: t.progress,
    width: 190,
    cell: (job) => <JobProgress job={job} />,
  },
  {
    id: 'targets',
    title: t.targets,
    width: 190,
    grow: 2,
    cell: (job) => {
      const { words } = targetsInWords(job.chosen_by);
      return (
        <Text span inherit title={words}>
          {words}
        </Text>
      );
    },
  },
  { id: 'actor', title: t.actor, width: 110, cell: (job) => actorInWords(job.actor) },
  {
    id: 'started',
    title: t.started,
    width: 110,
    cell: (job) => <TimeAgo time={job.started_at} />,
  },
  {
    id: 'ended',
    title: t.ended,
    width: 110,
    optional: true,
    cell: (job) => (job.ended_at ? <TimeAgo time={job.ended_at} /> : '–'),
  },
];
