// Manage Users: the list, and what concerns one user.

import { Button, Menu } from '@mantine/core';
import {
  IconDeviceLandlinePhone,
  IconPencil,
  IconPlus,
  IconTrash,
  IconUserPlus,
} from '@tabler/icons-react';
import { useState } from 'react';
import { RowMenu } from '../../actions/ActionMenu';
import { useRegions } from '../../api/regions';
import { useMay } from '../../api/session';
import {
  type User,
  type UserFilter,
  type UserSort,
  useDeleteUser,
  useUsers,
} from '../../api/users';
import { ConfirmAction } from '../../components/ConfirmAction';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ClearFilters, FacetFilter, SearchBox } from '../../components/Filters';
import { notifyDone } from '../../components/notify';
import { PageFrame } from '../../components/PageFrame';
import { LinkButton } from '../../shell/links';
import { usePageSearch } from '../../shell/page';
import { common } from '../../texts/common';
import { usersTexts as t } from '../../texts/users';
import { columns } from './columns';
import { DeviceDialog } from './DeviceDialog';
import { page } from './page';
import { UserDialog } from './UserDialog';
import { UserDrawer } from './UserDrawer';

type Wanted =
  | { kind: 'add' }
  | { kind: 'edit' | 'delete'; user: User }
  | { kind: 'device'; name: string };

export default function Users() {
  const [search, change] = usePageSearch(page);
  const { sort, columns: _columns, user: shown, ...filter } = search;
  const list = useUsers(filter as UserFilter, sort as UserSort);
  const regions = useRegions();
  const mayChange = useMay('administrator');
  const [wanted, want] = useState<Wanted>();
  const [opened, setOpened] = useState(false);
  const open = (next: Wanted) => {
    want(next);
    setOpened(true);
  };
  const isFiltered = Object.keys(filter).length > 0;
  const clear = () => change({ search: undefined, region: undefined });
  const show = (name: string | undefined) => change({ user: name }, { push: true });
  const add = mayChange && (
    <Button
      size="xs"
      leftSection={<IconUserPlus size={15} aria-hidden />}
      onClick={() => open({ kind: 'add' })}
    >
      {t.add}
    </Button>
  );

  return (
    <PageFrame page={page} fill actions={add}>
      <DataTable
        name="users"
        label={t.table}
        columns={columns}
        list={list}
        rowId={({ name }) => name}
        onOpen={({ name }) => show(name)}
        rowActions={(user) => (
          <RowMenu name={user.name}>
            <UserItems
              mayChange={mayChange}
              onShow={() => show(user.name)}
              onDevice={() => open({ kind: 'device', name: user.name })}
              onWanted={(kind) => open({ kind, user })}
            />
          </RowMenu>
        )}
        toolbar={
          <>
            <SearchBox
              value={search.search}
              onChange={(value) => change({ search: value })}
              placeholder={t.search}
            />
            <FacetFilter
              label={t.filters.region}
              value={search.region}
              onChange={(region) => change({ region })}
              options={(regions.data ?? []).map(({ name, users }) => ({
                value: name,
                count: users,
              }))}
            />
            <ClearFilters active={isFiltered} onClear={clear} />
          </>
        }
        empty={
          isFiltered ? (
            <EmptyState
              title={common.empty.filtered}
              action={<ClearFilters active onClear={clear} />}
            >
              {common.empty.filteredHint}
            </EmptyState>
          ) : (
            <EmptyState
              title={t.empty.title}
              action={
                <LinkButton to="/import-export" variant="default">
                  {t.empty.import}
                </LinkButton>
              }
            >
              {t.empty.body}
            </EmptyState>
          )
        }
      />
      <UserDrawer user={shown} onClose={() => show(undefined)} />
      <Dialogs
        wanted={wanted}
        opened={opened}
        onClose={() => setOpened(false)}
        onDevice={(name) => open({ kind: 'device', name })}
      />
    </PageFrame>
  );
}

interface UserItemsProps {
  mayChange: boolean;
  onShow: () => void;
  onDevice: () => void;
  onWanted: (kind: 'edit' | 'delete') => void;
}

function UserItems({ mayChange, onShow, onDevice, onWanted }: UserItemsProps) {
  return (
    <>
      <Menu.Item leftSection={<IconDeviceLandlinePhone size={16} aria-hidden />} onClick={onShow}>
        {t.actions.open}
      </Menu.Item>
      {mayChange && (
        <>
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={onDevice}>
            {t.actions.addDevice}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => onWanted('edit')}
          >
            {t.actions.edit}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            c="var(--app-bad)"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => onWanted('delete')}
          >
            {t.actions.delete}
          </Menu.Item>
        </>
      )}
    </>
  );
}

interface DialogsProps {
  wanted: Wanted | undefined;
  opened: boolean;
  onClose: () => void;
  onDevice: (user: string) => void;
}

function Dialogs({ wanted, opened, onClose, onDevice }: DialogsProps) {
  return (
    <>
      <UserDialog
        opened={opened && (wanted?.kind === 'add' || wanted?.kind === 'edit')}
        user={wanted?.kind === 'edit' ? wanted.user : undefined}
        onClose={onClose}
        onThenDevice={onDevice}
      />
      {wanted?.kind === 'device' && (
        <DeviceDialog opened={opened} user={wanted.name} device={undefined} onClose={onClose} />
      )}
      {wanted?.kind === 'delete' && (
        <DeleteUser opened={opened} user={wanted.user} onClose={onClose} />
      )}
    </>
  );
}

interface DeleteUserProps {
  opened: boolean;
  user: User;
  onClose: () => void;
}

function DeleteUser({ opened, user, onClose }: DeleteUserProps) {
  const remove = useDeleteUser();
  return (
    <ConfirmAction
      opened={opened}
      onClose={onClose}
      title={t.remove.title}
      confirmLabel={t.remove.confirm}
      danger
      onConfirm={async () => {
        await remove.mutateAsync(user.name);
        notifyDone(t.remove.done(user.name));
      }}
    >
      {t.remove.body(user.name, user.devices)}
    </ConfirmAction>
  );
}
