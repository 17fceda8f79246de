import { IconListCheck } from '@tabler/icons-react';
import { JOB_STATES, type JobAction } from '../../api/jobs';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { anyOf, searchSchema } from '../../shell/search';
import { systemPages } from '../../texts/systemPages';

const t = systemPages.jobs;

/** Every action there is: one that is new in the schema fails to compile until it is here. */
const KNOWN: Record<JobAction | 'approve_devices', true> = {
  restart: true,
  update_configuration: true,
  generate_configuration: true,
  update_firmware: true,
  send_message: true,
  set_region: true,
  set_language: true,
  set_model: true,
  set_vlan: true,
  reset_password: true,
  check_status: true,
  delete_devices: true,
  delete_users: true,
  approve_devices: true,
};
export const ACTIONS = Object.keys(KNOWN) as JobAction[];

export const page = definePage({
  path: '/jobs',
  title: t.title,
  summary: t.summary,
  nav: { group: 'system', order: 20, icon: IconListCheck },
  role: 'monitor',
  search: searchSchema({
    ...tableFields(['id'] as const),
    state: anyOf(JOB_STATES),
    action: anyOf(ACTIONS),
  }),
  load: () => import('./Jobs'),
});
