// The lines of a report: one for each thing that is wrong, what is refused first.

import type { ImportReport, ImportRow } from '../../api/importExport';

export interface ReportLine {
  id: string;
  row: number;
  name: string;
  outcome: ImportRow['outcome'];
  column: string;
  message: string;
}

export function linesOf({ rows }: ImportReport): ReportLine[] {
  const lines = rows.flatMap(({ row, name, outcome, errors }) =>
    errors.length === 0
      ? [{ id: `${row}`, row, name, outcome, column: '', message: '' }]
      : errors.map(({ column, message }, index) => ({
          id: `${row}.${index}`,
          row,
          name,
          outcome,
          column,
          message,
        })),
  );
  const isRefused = ({ outcome }: ReportLine) => Number(outcome === 'refused');
  return lines.sort((a, b) => isRefused(b) - isRefused(a) || a.row - b.row);
}

/** `1.2 MB`. */
export function sizeOf(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${units[power]}`;
}
