// Manage Multiple Devices (M67 to M69): phones of the fleet; those that wait are approved first.

import { useMemo, useState } from 'react';
import { DEVICE_ACTIONS } from '../../actions/kinds';
import {
  allDevices,
  type Device,
  type DeviceFilter,
  STATUSES,
  useDevices,
} from '../../api/devices';
import type { Column } from '../../components/DataTable';
import { ClearFilters, FacetFilter, facetOptions, SearchBox } from '../../components/Filters';
import { DeviceStatusMark } from '../../components/Mark';
import { PageFrame } from '../../components/PageFrame';
import { usePageSearch } from '../../shell/page';
import { bulkTexts } from '../../texts/bulk';
import { common } from '../../texts/common';
import { devicesTexts } from '../../texts/devices';
import { Picker } from '../bulk/Picker';
import type { Picked } from '../bulk/picked';
import { Usage } from '../bulk/Usage';
import { page } from './page';

const t = bulkTexts.columns;

const columns: Column<Device>[] = [
  {
    id: 'status',
    title: devicesTexts.columns.status,
    width: 64,
    grow: 0,
    fixed: true,
    cell: (device) => <DeviceStatusMark device={device} iconOnly />,
  },
  {
    id: 'mac',
    title: devicesTexts.columns.mac,
    width: 122,
    grow: 0,
    fixed: true,
    narrow: true,
    cell: ({ mac }) => mac,
  },
  {
    id: 'user',
    title: t.user,
    width: 110,
    fixed: true,
    narrow: true,
    cell: ({ user, display_name }) => display_name || user,
  },
  { id: 'model', title: t.model, width: 80, grow: 0, fixed: true, cell: ({ model }) => model },
];

const idOf = ({ mac }: Device) => mac;
const targetsOf = (macs: string[]) => ({ macs });

export default function ManyDevices() {
  const [search, change] = usePageSearch(page);
  const filter: DeviceFilter = { ...search, approval: ['approved'] };
  const list = useDevices(filter, 'mac');
  const [picked, setPicked] = useState<Picked<Device>>(new Map());
  const rows = useMemo(() => [...picked.values()], [picked]);
  const facets = list.first?.facets;
  const clear = () =>
    change(Object.fromEntries(Object.keys(search).map((name) => [name, undefined])));
  return (
    <PageFrame page={page} fill>
      <Picker
        kind="devices"
        columns={columns}
        list={list}
        filter={filter}
        loadAll={() => allDevices(filter)}
        idOf={idOf}
        actions={DEVICE_ACTIONS}
        targetsOf={targetsOf}
        picked={picked}
        onPicked={setPicked}
        extra={<Usage picked={rows} />}
        toolbar={
          <>
            {(['region', 'model'] as const).map((name) => (
              <FacetFilter
                key={name}
                label={devicesTexts.filters[name]}
                value={search[name]}
                onChange={(value) => change({ [name]: value })}
                options={facetOptions(facets?.[name], search[name])}
              />
            ))}
            <FacetFilter
              label={devicesTexts.filters.status}
              value={search.status}
              onChange={(value) => change({ status: value as typeof search.status })}
              options={STATUSES.map((status) => ({
                value: status,
                label: common.status[status],
                count: facets?.status[status],
              }))}
            />
            <SearchBox
              value={search.search}
              onChange={(value) => change({ search: value })}
              placeholder={bulkTexts.devices.search}
              width={200}
            />
            <ClearFilters active={Object.keys(search).length > 0} onClear={clear} />
          </>
        }
      />
    </PageFrame>
  );
}
