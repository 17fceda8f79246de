// System logs: Web Admin with its levels, and Activity, each with the manual's choices of lines.

import { Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  activityFile,
  LEVELS,
  type Level,
  useActivityLog,
  useWebAdminLog,
  webAdminFile,
} from '../../api/logs';
import { useMay } from '../../api/session';
import { PageFrame } from '../../components/PageFrame';
import { usePageSearch } from '../../shell/page';
import { logsTexts as t } from '../../texts/logs';
import { ActivityLine, WebAdminLine } from './Lines';
import { LogCard } from './LogCard';
import { LINES, type Lines, page } from './page';

const DEFAULT_LINES: Lines = '20';
const DEFAULT_LEVEL: Level = 'verbose';

function numberOf(lines: Lines): number | undefined {
  return lines === 'hide' ? undefined : Number(lines);
}

export default function Logs() {
  const [search, change] = usePageSearch(page);
  const may = useMay('administrator');
  const { level = DEFAULT_LEVEL, lines = DEFAULT_LINES, activity = DEFAULT_LINES } = search;
  const isFollowing = search.follow === true;
  const webAdmin = useWebAdminLog(level, may ? numberOf(lines) : undefined, isFollowing);
  const deeds = useActivityLog(numberOf(activity), isFollowing);

  return (
    <PageFrame
      page={page}
      actions={
        <Switch
          label={t.follow}
          checked={isFollowing}
          onChange={(event) => change({ follow: event.currentTarget.checked || undefined })}
        />
      }
    >
      <LogCard
        title={t.webAdmin.title}
        hint={t.webAdmin.hint}
        empty={t.webAdmin.empty}
        query={webAdmin}
        isHidden={lines === 'hide'}
        refusal={may ? undefined : t.webAdmin.forAdministrators}
        file={{ name: t.webAdmin.file, read: () => webAdminFile(level) }}
        choices={
          <>
            <Select
              size="xs"
              w={140}
              label={t.level}
              data={LEVELS.map((value) => ({ value, label: t.levels[value] }))}
              value={level}
              allowDeselect={false}
              onChange={(value) =>
                change({ level: value === DEFAULT_LEVEL ? undefined : (value as Level) })
              }
            />
            <LinesChoice value={lines} onChange={(value) => change({ lines: value })} />
          </>
        }
      >
        {(line) => <WebAdminLine key={keyOf(line)} line={line} />}
      </LogCard>
      <LogCard
        title={t.activity.title}
        hint={t.activity.hint}
        empty={t.activity.empty}
        query={deeds}
        isHidden={activity === 'hide'}
        file={{ name: t.activity.file, read: activityFile }}
        choices={<LinesChoice value={activity} onChange={(value) => change({ activity: value })} />}
      >
        {(deed) => <ActivityLine key={deed.position} deed={deed} />}
      </LogCard>
    </PageFrame>
  );
}

function keyOf(line: { time: string; message: string; fields: unknown }): string {
  return `${line.time} ${line.message} ${JSON.stringify(line.fields)}`;
}

interface LinesChoiceProps {
  value: Lines;
  onChange: (value: Lines | undefined) => void;
}

function LinesChoice({ value, onChange }: LinesChoiceProps): ReactNode {
  return (
    <Select
      size="xs"
      w={110}
      label={t.lines}
      data={LINES.map((lines) => ({
        value: lines,
        label: lines === 'hide' ? t.hide : t.last(lines),
      }))}
      value={value}
      allowDeselect={false}
      onChange={(next) => onChange(next === DEFAULT_LINES ? undefined : (next as Lines))}
    />
  );
}
