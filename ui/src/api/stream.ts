// A stream of the log that stays: opened again whatever ended it, until it is stopped.
//
// Guarantee: a browser connects again by itself only where the connection was lost; after a refusal
// (a proxy's 502, too many streams, a session that ended) it is done here, ever more rarely, and
// only while there is a session. Deliberately not here: what is done with events.

import type { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';
import { sessionOptions } from './session';

export const STREAM = '/api/v1/events/stream';

/** How long it is left alone after the first refusal, and at most. */
export const AGAIN_MS = 2000;
export const AGAIN_MS_MAX = 60_000;

export interface Following {
  /** Where it begins. */
  address: string;
  /** Where it begins once it was refused; the session has been read by then. */
  addressAgain: () => string;
  /** An event, as JSON. */
  take: (text: string) => void;
  tell: (state: 'live' | 'broken') => void;
  /** It was interrupted, and is open again. */
  onAgain?: () => void;
}

/** Follows until it is told to stop. */
export function follow(queries: QueryClient, following: Following): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = AGAIN_MS;
  let isBroken = false;
  let isStopped = false;

  const open = (address: string) => {
    source = new EventSource(address);
    source.onopen = () => {
      waitMs = AGAIN_MS;
      following.tell('live');
      if (isBroken) {
        isBroken = false;
        following.onAgain?.();
      }
    };
    source.onerror = () => {
      isBroken = true;
      following.tell('broken');
      if (source.readyState === EventSource.CLOSED) {
        later();
      }
    };
    source.onmessage = ({ data }: MessageEvent<string>) => following.take(data);
  };
  const later = () => {
    // Not all tabs at the same moment.
    timer = setTimeout(() => void again(), waitMs * (0.75 + Math.random() / 2));
    waitMs = Math.min(2 * waitMs, AGAIN_MS_MAX);
  };
  const again = async () => {
    try {
      // Also finds that the session is over, which the stream's refusal does not tell.
      await queries.fetchQuery({ ...sessionOptions, staleTime: 0, retry: false });
    } catch (error) {
      if (!isStopped && !isEnd(error)) {
        later();
      }
      return;
    }
    if (!isStopped) {
      open(following.addressAgain());
    }
  };

  open(following.address);
  return () => {
    isStopped = true;
    clearTimeout(timer);
    source.close();
  };
}

function isEnd(error: unknown): boolean {
  return (
    error instanceof Problem && (error.code === 'not_signed_in' || error.code === 'setup_required')
  );
}
