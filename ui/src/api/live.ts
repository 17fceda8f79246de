// Keeps what is shown up to date: one stream of events a tab; what an event touches is read again.
//
// Guarantee: at most one round of reading every two seconds, however many events come; none while
// the tab is hidden, and one when it comes back. Phones that wait for approval are in no event, so
// phones are read again now and then without one. Deliberately not here: what the events say.

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isAttended } from './attendance';
import { positionOfSession } from './client';
import { type Family, PAGES_LIVE, pagesOf } from './query';
import type { paths } from './schema';
import { sessionOptions } from './session';
import { follow, STREAM } from './stream';

export type EventKind = NonNullable<
  NonNullable<paths['/api/v1/events']['get']['parameters']['query']>['kind']
>[number];

const PHONE: Family[] = ['devices', 'dashboard'];
const ALARM: Family[] = ['alarms', 'dashboard'];
/** Regions and templates say how many phones and users they have. */
const FLEET: Family[] = [...PHONE, 'users', 'regions', 'templates', 'stale'];
const USER: Family[] = ['users', 'devices', 'regions', 'stale'];
const FILE: Family[] = ['config-files', 'devices', 'stale'];
/** What goes into phones' files: their own have drifted from it. */
const INPUT: Family[] = ['devices', 'stale'];
const TEMPLATE: Family[] = [...INPUT, 'templates', 'models', 'placeholders', 'settings'];
/** The page for the DHCP server names them. */
const REGION: Family[] = ['regions', 'boot-files'];
const ACCOUNT: Family[] = ['accounts'];
const NOTHING: Family[] = [];

/** What each event touches. A kind that is new in the schema fails to compile until it is here. */
export const TOUCHED: Record<EventKind, Family[]> = {
  PhoneApproved: FLEET,
  PhoneReported: [...PHONE, 'users'],
  PhoneKeptAlive: PHONE,
  PhoneDisconnected: [...PHONE, 'users'],
  PhoneAssigned: FLEET,
  PhoneChanged: FLEET,
  PhoneDeleted: [...FLEET, 'alarms', 'config-files'],
  FileFetched: ['devices', 'stale'],
  FileRefused: NOTHING,
  AlarmRaised: ALARM,
  AlarmRepeated: ALARM,
  AlarmCleared: ALARM,
  LocalEventReported: NOTHING,
  CommandQueued: ['devices'],
  CommandHandedOver: ['devices'],
  CommandDone: ['devices', 'jobs'],
  CommandExpired: ['devices', 'jobs'],
  CommandFailed: ['devices', 'jobs'],
  CommandCancelled: ['devices', 'jobs'],
  ConfigurationGenerated: [...FILE, 'templates'],
  GlobalFileGenerated: FILE,
  ConfigurationEdited: FILE,
  FileUploaded: FILE,
  FileDeleted: FILE,
  UserCreated: USER,
  UserChanged: USER,
  UserDeleted: USER,
  UserRenamed: USER,
  RegionCreated: REGION,
  RegionChanged: [...REGION, ...INPUT, 'users'],
  RegionDeleted: REGION,
  RegionMaintenanceChanged: ['regions', 'jobs'],
  AdminCreated: ACCOUNT,
  AdminPasswordSet: ACCOUNT,
  AdminSignedIn: ACCOUNT,
  AdminSignedOut: ACCOUNT,
  SignInRefused: NOTHING,
  AdminRoleSet: [...ACCOUNT, 'session'],
  AdminDeleted: [...ACCOUNT, 'tokens'],
  TokenCreated: ['tokens'],
  TokenRevoked: ['tokens'],
  SetupCompleted: ['setup'],
  SecurityEvent: NOTHING,
  RequestExecuted: NOTHING,
  RequestAnswered: NOTHING,
  TemplateSaved: TEMPLATE,
  TemplateRestored: TEMPLATE,
  TemplateDeleted: TEMPLATE,
  TemplateMapped: [...INPUT, 'mapping', 'templates'],
  TemplateUnmapped: [...INPUT, 'mapping', 'templates'],
  PlaceholderSet: [...INPUT, 'placeholders', 'templates'],
  PlaceholderDeleted: [...INPUT, 'placeholders', 'templates'],
  OverrideSet: [...INPUT, 'overrides'],
  OverrideDeleted: [...INPUT, 'overrides'],
  FirmwareSet: [...INPUT, 'firmware'],
  FirmwareUploaded: ['firmware'],
  FirmwareDeleted: ['firmware'],
  BootFileSaved: ['boot-files'],
  BootFileRestored: ['boot-files'],
  SettingSet: [...INPUT, 'settings', 'placeholders', 'boot-files'],
  JobStarted: ['jobs'],
  JobItemStarted: ['jobs'],
  JobItemEnded: ['jobs'],
  JobPaused: ['jobs'],
  JobResumed: ['jobs'],
  JobCancelled: ['jobs'],
  JobEnded: ['jobs', 'devices', 'users', 'stale'],
  JobSecretsShown: ['jobs'],
};

const ALL = new Set(Object.values(TOUCHED).flat());

/** All kinds of events. */
export const KINDS = Object.keys(TOUCHED) as EventKind[];

/** How long events are gathered before what they touch is read again. */
export const ROUND_MS = 2000;
/** How often phones are read again without an event. */
const WITHOUT_EVENT_MS = 15_000;
/** Reads again what is shown of these families; what is not shown is only marked. */
export function refresh(queries: QueryClient, families: Iterable<Family>): void {
  for (const family of families) {
    void queries.invalidateQueries({
      queryKey: [family],
      predicate: ({ state }) => pagesOf(state.data) <= PAGES_LIVE,
    });
  }
}

/** Gathers families and hands them over in rounds. */
export class Rounds {
  readonly #waiting = new Set<Family>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly hand: (families: Family[]) => void) {}

  add(families: Iterable<Family>): void {
    for (const family of families) {
      this.#waiting.add(family);
    }
    if (this.#waiting.size > 0) {
      this.#timer ??= setTimeout(() => this.#flush(), ROUND_MS);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
  }

  #flush(): void {
    const families = [...this.#waiting];
    this.stop();
    this.hand(families);
  }
}

/** Whoever types for long on a page that reads nothing is there all the same. */
function keepSession(queries: QueryClient): void {
  if (isAttended()) {
    // Where it cannot be read, whatever is asked next says so.
    queries.fetchQuery({ ...sessionOptions, staleTime: WITHOUT_EVENT_MS }).catch(() => {});
  }
}

export type LiveState = 'connecting' | 'live' | 'broken';

/** Follows the log as long as the component is shown. */
export function useLive(): LiveState {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    const rounds = new Rounds((families) => refresh(queries, families));
    const everything = () => rounds.add(ALL);
    let stop: (() => void) | undefined;
    const open = (address: string) => {
      stop = follow(queries, {
        address,
        // From now on: what came in between is not asked for, all is read again.
        addressAgain: () => STREAM,
        onAgain: everything,
        tell: setState,
        // A kind of a newer server touches nothing that is shown here.
        take: (text) =>
          rounds.add(TOUCHED[(JSON.parse(text) as { kind: EventKind }).kind] ?? NOTHING),
      });
    };
    const close = () => {
      stop?.();
      stop = undefined;
      rounds.stop();
    };
    const onVisibility = () => {
      if (document.hidden) {
        close();
      } else if (!stop) {
        open(STREAM);
        everything();
      }
    };
    if (!document.hidden) {
      // Nothing is missed between the first reads and the stream's begin.
      const position = positionOfSession();
      open(position === undefined ? STREAM : `${STREAM}?after=${position}`);
    }
    document.addEventListener('visibilitychange', onVisibility);
    const timer = setInterval(() => {
      if (stop) {
        rounds.add(PHONE);
        keepSession(queries);
      }
    }, WITHOUT_EVENT_MS);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
      close();
    };
  }, [queries]);
  return state;
}
