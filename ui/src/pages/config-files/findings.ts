// What the server says of a text that it only looked at, or refused.

import type { SentConfigFile } from '../../api/configFiles';
import { Problem } from '../../api/problem';
import { type LineProblem, lineProblems } from '../../components/editor/problems';

export function findingsOf(looked: SentConfigFile | undefined, refusal: unknown): LineProblem[] {
  const refused = refusal instanceof Problem && refusal.status === 422;
  const errors = refused ? lineProblems(refusal.fields) : [];
  if (refused && errors.length === 0) {
    errors.push({ line: 0, message: refusal.detail, tone: 'bad' });
  }
  return [
    ...errors,
    ...lineProblems(looked?.errors ?? []),
    ...lineProblems(looked?.warnings ?? [], 'odd'),
  ];
}
