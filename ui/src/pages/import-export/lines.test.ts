import { expect, it } from 'vitest';
import { isReport } from '../../api/importExport';
import { linesOf, sizeOf } from './lines';

const report = {
  created: 1,
  updated: 0,
  unchanged: 1,
  refused: 1,
  rows_left_out: 0,
  rows: [
    { row: 2, name: 'ada', outcome: 'created' as const, errors: [] },
    {
      row: 3,
      name: 'bob',
      outcome: 'refused' as const,
      errors: [
        { column: 'Device 1 MAC Address', message: '11 digits' },
        { column: 'Region', message: 'no such region' },
      ],
    },
    { row: 4, name: 'eve', outcome: 'unchanged' as const, errors: [] },
  ],
};

it('a report says what is wrong first, each by row and column', () => {
  expect(linesOf(report).map(({ row, column }) => `${row} ${column}`.trim())).toEqual([
    '3 Device 1 MAC Address',
    '3 Region',
    '2',
    '4',
  ]);
});

it('an answer is a report also where rows are refused, and no other refusal is one', () => {
  const refused = { code: 'import_refused', title: 'x', status: 422, detail: 'y', ...report };
  expect(isReport(422, refused)).toBe(true);
  expect(isReport(422, { code: 'invalid', title: 'x' })).toBe(false);
  expect(isReport(413, refused)).toBe(false);
  expect(isReport(422, undefined)).toBe(false);
});

it('sizes are in units of a thousand', () => {
  expect([0, 999, 1_000, 1_234_567, 345_000_000].map(sizeOf)).toEqual([
    '0 B',
    '999 B',
    '1.0 KB',
    '1.2 MB',
    '345 MB',
  ]);
});
