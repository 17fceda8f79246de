// How a job goes about it, in words.

import type { ReactNode } from 'react';
import { hasEnded, type Job } from '../../api/jobs';
import { exactly, TimeAgo } from '../../components/TimeAgo';
import { PageLink } from '../../shell/links';
import { duration } from '../../texts/durations';
import { jobsTexts, jobTexts } from '../../texts/jobs';
import { actorInWords } from '../../texts/who';
import { hasPage } from '..';
import { beginsLater, paceInWords, secondsToLastTurn, targetsInWords } from '../jobs/words';
import classes from './Facts.module.css';

const t = jobTexts.facts;

export function Facts({ job }: { job: Job }) {
  const targets = targetsInWords(job.chosen_by);
  const { pace } = job;
  const ended = job.ended_at;
  const parameters = job.parameters as Record<string, string>;
  const begins = beginsLater(job, Date.now());
  const left = secondsToLastTurn(job);
  const showsLeft = job.state === 'running' && job.waiting > 0 && !job.waiting_for_window_until;
  return (
    <dl className={classes.facts} aria-label={t.title}>
      <Fact name={t.targets} wide>
        {targets.words}
        {targets.filter && (
          <>
            {' · '}
            <PageLink to="/devices" search={targets.filter} fz="inherit">
              {jobsTexts.targets.now}
            </PageLink>
          </>
        )}
      </Fact>
      {job.action === 'send_message' && (
        <Fact name={t.message} wide>
          {parameters.text}
        </Fact>
      )}
      {parameters.seconds && <Fact name={t.seconds}>{duration(Number(parameters.seconds))}</Fact>}
      {parameters.version && <Fact name={t.version}>{parameters.version}</Fact>}
      <Fact name={t.startedBy}>{actorInWords(job.actor)}</Fact>
      <Fact name={t.started}>
        <TimeAgo time={job.started_at} />
      </Fact>
      {ended && (
        <>
          <Fact name={t.ended}>{exactly(ended)}</Fact>
          <Fact name={t.took}>
            {duration((new Date(ended).getTime() - new Date(job.started_at).getTime()) / 1000)}
          </Fact>
        </>
      )}
      {begins && <Fact name={t.begins}>{begins}</Fact>}
      <Fact name={t.pace}>{paceInWords(job)}</Fact>
      {showsLeft && left > 0 && <Fact name={t.left}>{jobTexts.pace.about(duration(left))}</Fact>}
      {pace.ring_size > 0 && (
        <Fact name={t.ring} wide>
          {jobTexts.pace.ring(pace.ring_size, duration(pace.ring_wait_ms / 1000))}
        </Fact>
      )}
      {pace.in_maintenance_window && (
        <Fact name={t.windows} wide>
          {jobTexts.pace.windows}
        </Fact>
      )}
      {!hasEnded(job) && (
        <Fact name={t.stop} wide>
          {pace.failed_percent_max < 100
            ? jobTexts.pace.stop(pace.failed_percent_max, pace.failed_count_min)
            : jobTexts.pace.neverStops}
        </Fact>
      )}
      {hasPage('/audit') && (
        <Fact name={t.log}>
          <PageLink to="/audit" search={{ subject: [`job:${job.id}`] }} fz="inherit">
            {t.logLink}
          </PageLink>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={classes.fact} data-wide={wide || undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
