// The columns of the log.

import { Anchor, Text } from '@mantine/core';
import type { EventItem } from '../../api/events';
import type { Column } from '../../components/DataTable';
import { exactly } from '../../components/TimeAgo';
import { auditTexts, kindInWords } from '../../texts/audit';
import { count } from '../../texts/common';
import { actorInWords, subjectInWords } from '../../texts/who';
import { summaryOf } from './details';

const t = auditTexts.columns;

function clipped(words: string, dimmed = false) {
  return (
    <Text span inherit title={words} c={dimmed ? 'dimmed' : undefined}>
      {words}
    </Text>
  );
}

export function columnsOf(open: (event: EventItem) => void): Column<EventItem>[] {
  return [
    {
      id: 'position',
      title: t.position,
      width: 90,
      grow: 0,
      fixed: true,
      narrow: true,
      cell: (event) => (
        <Anchor component="button" type="button" fz="inherit" onClick={() => open(event)}>
          {count(event.position)}
        </Anchor>
      ),
    },
    {
      id: 'time',
      title: t.time,
      width: 182,
      grow: 0,
      cell: (event) => (
        <time dateTime={event.time} title={event.time}>
          {exactly(event.time)}
        </time>
      ),
    },
    {
      id: 'kind',
      title: t.kind,
      width: 150,
      fixed: true,
      narrow: true,
      cell: (event) => clipped(kindInWords(event.kind)),
    },
    {
      id: 'subject',
      title: t.subject,
      width: 170,
      cell: (event) => clipped(subjectInWords(event.subject)),
    },
    {
      id: 'actor',
      title: t.actor,
      width: 110,
      narrow: true,
      cell: (event) => clipped(actorInWords(event.actor)),
    },
    {
      id: 'data',
      title: t.data,
      width: 250,
      grow: 3,
      cell: (event) => clipped(summaryOf(event.data), true),
    },
  ];
}
