// How many targets of a job are done, failed, expired, cancelled and told, as a bar in parts.

import type { Job } from '../../api/jobs';
import { jobsTexts as t } from '../../texts/jobs';
import classes from './JobProgress.module.css';
import { endedOf, PARTS, partsInWords } from './words';

interface JobProgressProps {
  job: Job;
  /** The page of one job: thicker, without the figures beside it. */
  large?: boolean;
}

export function JobProgress({ job, large }: JobProgressProps) {
  const ended = endedOf(job);
  const label = t.progressLabel(ended, job.total, partsInWords(job));
  return (
    <div className={classes.progress} title={label}>
      <div
        className={large ? `${classes.bar} ${classes.large}` : classes.bar}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={job.total}
        aria-valuenow={ended}
      >
        {PARTS.map(
          (part) =>
            job[part] > 0 && (
              <span
                key={part}
                className={classes.part}
                data-part={part}
                style={{ width: `${(100 * job[part]) / Math.max(1, job.total)}%` }}
              />
            ),
        )}
      </div>
      {!large && <span className={classes.figures}>{t.progress(ended, job.total)}</span>}
    </div>
  );
}

/** What the colours of the bar mean, with the figures; those at zero only where they may yet come. */
export function JobLegend({ job }: { job: Job }) {
  return (
    <ul className={classes.legend}>
      {([...PARTS, 'waiting'] as const)
        .filter((part) => job[part] > 0 || part === 'done')
        .map((part) => (
          <li key={part} className={classes.key} title={t.itemHint[part]}>
            <i data-part={part} aria-hidden />
            {t.part(job[part], t.itemState[part])}
          </li>
        ))}
    </ul>
  );
}
