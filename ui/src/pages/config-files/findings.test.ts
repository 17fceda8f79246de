import { expect, it } from 'vitest';
import { Problem } from '../../api/problem';
import { findingsOf } from './findings';

it('errors come before warnings, each with its line', () => {
  const looked = {
    file: null,
    errors: [{ field: 'line 1', message: 'is no line' }],
    warnings: [{ field: 'line 2', message: 'bar is no known parameter' }],
  };
  expect(findingsOf(looked, null)).toEqual([
    { line: 1, message: 'is no line', tone: 'bad' },
    { line: 2, message: 'bar is no known parameter', tone: 'odd' },
  ]);
});

it('a refusal without lines is said as a whole', () => {
  const refusal = new Problem('invalid_file', 422, 'The file is not what it should be', 'no text');
  expect(findingsOf(undefined, refusal)).toEqual([{ line: 0, message: 'no text', tone: 'bad' }]);
});

it('what has nothing to do with the text is none', () => {
  expect(findingsOf(undefined, Problem.unreachable(undefined))).toEqual([]);
});
