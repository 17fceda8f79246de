import { IconDeviceLandlinePhone } from '@tabler/icons-react';
import { STATUSES } from '../../api/devices';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { anyOf, flag, searchSchema, text, texts } from '../../shell/search';
import { fleetPages } from '../../texts/fleetPages';

/** The fields that the list can be ordered by. */
const SORTS = [
  'status',
  'user',
  'display_name',
  'nickname',
  'phone_number',
  'report_time',
  'mac',
  'ip',
  'subnet',
  'vlan_id',
  'model',
  'firmware_version',
  'region',
  'template',
  'location',
  'approval',
  'sip_proxy',
  'user_agent',
  'language',
  'vlan_mode',
  'reported_status',
  'btoe_pairing_status',
  'btoe_version',
  'usb_headset_type',
  'hrs_speaker_model',
  'hrs_speaker_firmware',
  'config.drift',
  'config.generated_at',
  'config.fetched_at',
] as const;

export const page = definePage({
  path: '/devices',
  ...fleetPages.devices,
  nav: { group: 'dashboard', order: 20, icon: IconDeviceLandlinePhone },
  role: 'monitor',
  search: searchSchema({
    ...tableFields(SORTS),
    search: text(),
    status: anyOf(STATUSES),
    approval: anyOf(['approved', 'pending']),
    region: texts(),
    model: texts(),
    version: texts(),
    template: texts(),
    user: texts(),
    mac: texts(),
    ip: texts(),
    phone_number: texts(),
    multiple_devices: flag(),
  }),
  load: () => import('./Devices'),
});
