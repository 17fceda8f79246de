// The columns of Manage Users (M59).

import type { User } from '../../api/users';
import type { Column } from '../../components/DataTable';
import { PageLink } from '../../shell/links';
import { usersTexts } from '../../texts/users';

const t = usersTexts.columns;

export const columns: Column<User>[] = [
  {
    id: 'name',
    title: t.name,
    width: 190,
    sort: 'name',
    fixed: true,
    narrow: true,
    cell: ({ name }) => (
      <PageLink to="." search={((before: object) => ({ ...before, user: name })) as never} fz="sm">
        {name}
      </PageLink>
    ),
  },
  {
    id: 'display_name',
    title: t.display_name,
    width: 190,
    sort: 'display_name',
    cell: ({ display_name }) => display_name,
  },
  {
    id: 'devices',
    title: t.devices,
    width: 100,
    grow: 0,
    sort: 'devices',
    narrow: true,
    align: 'right',
    cell: ({ name, devices }) =>
      devices === 0 ? (
        devices
      ) : (
        <PageLink to="/devices" search={{ user: [name] }} fz="sm">
          {devices}
        </PageLink>
      ),
  },
  {
    id: 'registered_devices',
    title: t.registered_devices,
    width: 120,
    grow: 0,
    sort: 'registered_devices',
    align: 'right',
    cell: ({ registered_devices }) => registered_devices,
  },
  {
    id: 'region',
    title: t.region,
    width: 140,
    sort: 'region',
    cell: ({ region }) => region,
  },
  {
    id: 'line_uri',
    title: t.line_uri,
    width: 180,
    cell: ({ line_uri }) => line_uri,
  },
];
