// The actions that there are: about whom, for which role, with which options.

import {
  IconBroadcast,
  IconDeviceDesktopCog,
  IconFileSettings,
  IconLanguage,
  IconMapPin,
  IconMessage,
  IconNetwork,
  IconPassword,
  IconPhoneX,
  IconRefreshDot,
  IconReload,
  IconUserX,
  IconVersions,
  type TablerIcon,
} from '@tabler/icons-react';
import type { JobAction } from '../api/actions';
import type { Role } from '../api/session';

export interface Kind {
  /** What it is about: phones, or users with all that is theirs. */
  of: 'devices' | 'users';
  group: 'talk' | 'run' | 'set' | 'remove';
  /** The least role that the server lets do it. */
  role: Role;
  icon: TablerIcon;
  danger?: boolean;
  /** It goes in batches, not one after the other. */
  batches?: 'restarts' | 'files';
}

export const KINDS: Record<JobAction, Kind> = {
  check_status: { of: 'devices', group: 'talk', role: 'operator', icon: IconBroadcast },
  send_message: { of: 'devices', group: 'talk', role: 'operator', icon: IconMessage },
  restart: {
    of: 'devices',
    group: 'run',
    role: 'operator',
    icon: IconReload,
    batches: 'restarts',
  },
  update_configuration: { of: 'devices', group: 'run', role: 'operator', icon: IconRefreshDot },
  generate_configuration: {
    of: 'devices',
    group: 'run',
    role: 'administrator',
    icon: IconFileSettings,
    batches: 'files',
  },
  update_firmware: { of: 'devices', group: 'run', role: 'operator', icon: IconVersions },
  set_region: { of: 'devices', group: 'set', role: 'administrator', icon: IconMapPin },
  set_language: { of: 'devices', group: 'set', role: 'administrator', icon: IconLanguage },
  set_model: { of: 'devices', group: 'set', role: 'administrator', icon: IconDeviceDesktopCog },
  set_vlan: { of: 'devices', group: 'set', role: 'administrator', icon: IconNetwork },
  reset_password: { of: 'users', group: 'set', role: 'administrator', icon: IconPassword },
  delete_devices: {
    of: 'devices',
    group: 'remove',
    role: 'administrator',
    icon: IconPhoneX,
    danger: true,
  },
  delete_users: {
    of: 'users',
    group: 'remove',
    role: 'administrator',
    icon: IconUserX,
    danger: true,
  },
};

export const GROUPS = ['talk', 'run', 'set', 'remove'] as const;

/** What can be done to phones, in the order of the menus. */
export const DEVICE_ACTIONS = (Object.keys(KINDS) as JobAction[]).filter(
  (action) => KINDS[action].of === 'devices',
);

/** What can be done to users (M65); what is about phones is done to theirs. */
export const USER_ACTIONS: JobAction[] = [
  'send_message',
  'restart',
  'update_configuration',
  'generate_configuration',
  'set_region',
  'reset_password',
  'delete_users',
];
