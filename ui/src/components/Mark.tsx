// Statuses and severities: an icon, a word and a colour, never the colour alone.

import {
  IconAlertHexagon,
  IconAlertTriangle,
  IconBell,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClockPause,
  IconInfoCircle,
  IconPlayerPause,
  IconPlugConnectedX,
  IconProgress,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Schemas } from '../api/client';
import type { Device } from '../api/devices';
import { common } from '../texts/common';
import classes from './Mark.module.css';

export type Tone = 'good' | 'bad' | 'odd' | 'quiet' | 'brand';

interface MarkProps {
  tone: Tone;
  icon: TablerIcon;
  label: string;
  title?: string;
  /** The word is for screen readers and the pointer only: narrow columns. */
  iconOnly?: boolean;
}

export function Mark({ tone, icon: Icon, label, title, iconOnly }: MarkProps) {
  return (
    <span className={classes.mark} data-tone={tone} title={title ?? (iconOnly ? label : undefined)}>
      <Icon size={16} stroke={1.9} aria-hidden />
      <span className={iconOnly ? classes.hidden : undefined}>{label}</span>
    </span>
  );
}

type StatusOf = Pick<Device, 'status' | 'reported_status'>;

/** A phone's status (M37): a signed-out phone is grey, one that fails to register is red. */
export function DeviceStatusMark({ device, iconOnly }: { device: StatusOf; iconOnly?: boolean }) {
  switch (device.status) {
    case 'registered':
      return (
        <Mark
          tone="good"
          icon={IconCircleCheck}
          label={common.status.registered}
          iconOnly={iconOnly}
        />
      );
    case 'disconnected':
      return (
        <Mark
          tone="odd"
          icon={IconPlugConnectedX}
          label={common.status.disconnected}
          iconOnly={iconOnly}
        />
      );
    case 'non_registered':
      return device.reported_status.toLowerCase() === 'offline' ? (
        <Mark
          tone="quiet"
          icon={IconCircleX}
          label={common.status.offline}
          title={device.reported_status}
          iconOnly={iconOnly}
        />
      ) : (
        <Mark
          tone="bad"
          icon={IconAlertTriangle}
          label={common.status.non_registered}
          iconOnly={iconOnly}
        />
      );
  }
}

export function ApprovalMark({ approval }: { approval: Schemas['Approval'] }) {
  return approval === 'approved' ? (
    <Mark tone="quiet" icon={IconCircleCheck} label={common.approval.approved} />
  ) : (
    <Mark tone="odd" icon={IconClockPause} label={common.approval.pending} />
  );
}

const SEVERITIES: Record<Schemas['Severity'], { tone: Tone; icon: TablerIcon }> = {
  critical: { tone: 'bad', icon: IconAlertHexagon },
  major: { tone: 'odd', icon: IconAlertTriangle },
  minor: { tone: 'odd', icon: IconBell },
  warning: { tone: 'quiet', icon: IconBell },
  info: { tone: 'quiet', icon: IconInfoCircle },
};

export function SeverityMark({ severity }: { severity: Schemas['Severity'] }) {
  return <Mark {...SEVERITIES[severity]} label={common.severity[severity]} />;
}

const JOB_STATES: Record<Schemas['JobState'], { tone: Tone; icon: TablerIcon }> = {
  queued: { tone: 'quiet', icon: IconCircleDashed },
  running: { tone: 'brand', icon: IconProgress },
  paused: { tone: 'odd', icon: IconPlayerPause },
  done: { tone: 'good', icon: IconCircleCheck },
  failed: { tone: 'bad', icon: IconAlertTriangle },
  cancelled: { tone: 'quiet', icon: IconCircleX },
};

export function JobStateMark({ state }: { state: Schemas['JobState'] }) {
  return <Mark {...JOB_STATES[state]} label={common.jobState[state]} />;
}
