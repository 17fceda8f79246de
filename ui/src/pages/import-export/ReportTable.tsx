// What each row of the file comes to.

import {
  IconAlertTriangle,
  IconCirclePlus,
  IconEqual,
  IconPencil,
  type TablerIcon,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ImportReport } from '../../api/importExport';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { FacetFilter } from '../../components/Filters';
import { listOf } from '../../components/listOf';
import { Mark, type Tone } from '../../components/Mark';
import { usePageSearch } from '../../shell/page';
import { importExportTexts } from '../../texts/importExport';
import { linesOf, type ReportLine } from './lines';
import { OUTCOMES, page } from './page';
import classes from './ReportTable.module.css';

const t = importExportTexts.rows;

const ROW_HEIGHT = 46;
/** Toolbar, heading and borders. */
const AROUND = 96;
const HEIGHT_MAX = 560;

/** As high as its rows, up to where it scrolls. */
function heightOf(rows: number): number {
  return Math.min(HEIGHT_MAX, Math.max(300, AROUND + rows * ROW_HEIGHT));
}

const LOOKS: Record<ReportLine['outcome'], { tone: Tone; icon: TablerIcon }> = {
  created: { tone: 'good', icon: IconCirclePlus },
  updated: { tone: 'brand', icon: IconPencil },
  unchanged: { tone: 'quiet', icon: IconEqual },
  refused: { tone: 'bad', icon: IconAlertTriangle },
};

const columns: Column<ReportLine>[] = [
  {
    id: 'row',
    title: t.columns.row,
    width: 60,
    grow: 0,
    fixed: true,
    narrow: true,
    align: 'right',
    cell: ({ row }) => row,
  },
  {
    id: 'outcome',
    title: t.columns.outcome,
    width: 120,
    grow: 0,
    fixed: true,
    cell: ({ outcome }) => <Mark {...LOOKS[outcome]} label={t.outcome[outcome]} />,
  },
  { id: 'name', title: t.columns.name, width: 150, fixed: true, cell: ({ name }) => name },
  {
    id: 'column',
    title: t.columns.column,
    width: 120,
    fixed: true,
    narrow: true,
    cell: ({ column, message }) => column || (message && t.wholeRow),
  },
  {
    id: 'message',
    title: t.columns.message,
    width: 180,
    grow: 3,
    fixed: true,
    narrow: true,
    cell: ({ column, message, outcome }) => (
      <span className={classes.message} title={message}>
        {message ? message : column || t.outcome[outcome]}
      </span>
    ),
  },
];

export function ReportTable({ report }: { report: ImportReport }) {
  const [search, change] = usePageSearch(page);
  const lines = useMemo(() => linesOf(report), [report]);
  const shown = useMemo(
    () => (search.outcome ? lines.filter((line) => search.outcome?.includes(line.outcome)) : lines),
    [lines, search.outcome],
  );
  return (
    <div className={classes.rows} style={{ height: heightOf(shown.length) }}>
      <DataTable
        name="import-rows"
        label={t.table}
        columns={columns}
        list={listOf(shown)}
        rowId={({ id }) => id}
        rowHeight={ROW_HEIGHT}
        toolbar={
          <FacetFilter
            label={t.filter}
            value={search.outcome}
            onChange={(outcome) => change({ outcome: outcome as typeof search.outcome })}
            options={OUTCOMES.map((outcome) => ({
              value: outcome,
              label: t.outcome[outcome],
              count: report[outcome],
            }))}
          />
        }
        empty={<EmptyState title={t.none} />}
      />
    </div>
  );
}
