// A line of each log.

import type { Deed, LogLine } from '../../api/logs';
import { exactly } from '../../components/TimeAgo';
import { PageLink } from '../../shell/links';
import { logsTexts as t } from '../../texts/logs';
import { actorInWords, subjectInWords } from '../../texts/who';
import { summaryOf } from '../audit/details';
import classes from './Logs.module.css';

/** The manual's word for a level. */
function levelInWords(level: string): string {
  const words: Record<string, string> = {
    ...t.levels,
    debug: t.levels.debugging,
    trace: t.levels.verbose,
  };
  return words[level] ?? level.toUpperCase();
}

export function WebAdminLine({ line }: { line: LogLine }) {
  const fields = Object.entries(line.fields as Record<string, string>);
  return (
    <li className={classes.line}>
      <time dateTime={line.time} title={line.time} className={classes.time}>
        {exactly(line.time)}
      </time>
      <span className={classes.level} data-level={line.level}>
        {levelInWords(line.level)}
      </span>
      <span className={classes.words} title={line.target}>
        {line.message}
        {fields.map(([name, value]) => (
          <span key={name} className={classes.field}>
            {' '}
            {name}={value}
          </span>
        ))}
      </span>
    </li>
  );
}

export function ActivityLine({ deed }: { deed: Deed }) {
  const details = summaryOf(deed.data);
  return (
    <li className={classes.line}>
      <time dateTime={deed.time} title={deed.time} className={classes.time}>
        {exactly(deed.time)}
      </time>
      <span className={classes.level}>{actorInWords(deed.actor)}</span>
      <span className={classes.words}>
        <PageLink to="/audit" search={{ position: deed.position }} fz="inherit" underline="always">
          {deed.action}
        </PageLink>{' '}
        {subjectInWords(deed.object)}
        {details && <span className={classes.field}> {details}</span>}
      </span>
    </li>
  );
}
