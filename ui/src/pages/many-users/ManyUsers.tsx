// Manage Multiple Users (M64 to M66).

import { useState } from 'react';
import { USER_ACTIONS } from '../../actions/kinds';
import { useRegions } from '../../api/regions';
import { allUsers, type User, useUsers } from '../../api/users';
import type { Column } from '../../components/DataTable';
import { ClearFilters, FacetFilter, SearchBox } from '../../components/Filters';
import { PageFrame } from '../../components/PageFrame';
import { usePageSearch } from '../../shell/page';
import { bulkTexts } from '../../texts/bulk';
import { Picker } from '../bulk/Picker';
import type { Picked } from '../bulk/picked';
import { page } from './page';

const t = bulkTexts.columns;

const columns: Column<User>[] = [
  {
    id: 'name',
    title: t.name,
    width: 150,
    fixed: true,
    narrow: true,
    cell: ({ name, display_name }) =>
      display_name && display_name !== name ? `${name} · ${display_name}` : name,
  },
  { id: 'region', title: t.region, width: 90, fixed: true, cell: ({ region }) => region },
  {
    id: 'devices',
    title: t.devices,
    width: 70,
    grow: 0,
    fixed: true,
    narrow: true,
    align: 'right',
    cell: ({ devices }) => devices,
  },
];

const idOf = ({ name }: User) => name;
const targetsOf = (users: string[]) => ({ users });

export default function ManyUsers() {
  const [filter, change] = usePageSearch(page);
  const list = useUsers(filter, 'name');
  const regions = useRegions();
  const [picked, setPicked] = useState<Picked<User>>(new Map());
  return (
    <PageFrame page={page} fill>
      <Picker
        kind="users"
        columns={columns}
        list={list}
        filter={filter}
        loadAll={() => allUsers(filter)}
        idOf={idOf}
        actions={USER_ACTIONS}
        targetsOf={targetsOf}
        picked={picked}
        onPicked={setPicked}
        toolbar={
          <>
            <FacetFilter
              label={t.region}
              value={filter.region}
              onChange={(region) => change({ region })}
              options={(regions.data ?? []).map(({ name, users }) => ({
                value: name,
                count: users,
              }))}
            />
            <SearchBox
              value={filter.search}
              onChange={(search) => change({ search })}
              placeholder={bulkTexts.users.search}
              width={200}
            />
            <ClearFilters
              active={Object.keys(filter).length > 0}
              onClear={() => change({ search: undefined, region: undefined })}
            />
          </>
        }
      />
    </PageFrame>
  );
}
