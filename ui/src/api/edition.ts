// A number that stands for a text in a query's key: texts may hold secrets, and keys are long kept.

import { useId, useRef } from 'react';

/** Another one whenever the text is another one; of this component alone. */
export function useEdition(text: string | undefined): string {
  const id = useId();
  const edition = useRef({ text, number: 0 });
  if (edition.current.text !== text) {
    edition.current = { text, number: edition.current.number + 1 };
  }
  return `${id}${edition.current.number}`;
}
