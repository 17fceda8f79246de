// The command palette (Ctrl+K): pages, and phones and users by any part of what lists show. Loaded
// when it is first opened. Enter opens the first that is found.

import '@mantine/spotlight/styles.css';

import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { type Device, findDevices } from '../api/devices';
import { mayAs, type Role } from '../api/session';
import { findUsers } from '../api/users';
import { DeviceStatusMark } from '../components/Mark';
import { shell } from '../texts/shell';
import type { Page } from './page';

export const [paletteStore, palette] = createSpotlight();

const FOUND_MAX = 6;

interface PaletteProps {
  pages: readonly Page[];
  role: Role;
}

export default function Palette({ pages, role }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const needle = typed.trim().toLowerCase();
  const [searched] = useDebouncedValue(needle, 200);
  const navigate = useNavigate();
  const has = (path: string) => pages.some((page) => page.path === path);
  // What was found for other words is not what Enter would open.
  const enabled = searched === needle && searched.length >= 2;
  const phones = useQuery({
    queryKey: ['devices', 'found', searched],
    queryFn: ({ signal }) => findDevices(searched, FOUND_MAX, signal),
    enabled: enabled && has('/devices'),
  });
  const users = useQuery({
    queryKey: ['users', 'found', searched],
    queryFn: ({ signal }) => findUsers(searched, FOUND_MAX, signal),
    enabled: enabled && has('/users'),
  });
  const go = (to: string, search: object = {}, params: Record<string, string> = {}) =>
    void navigate({ to, params: params as never, search: search as never });

  const named = (text = '') => text.toLowerCase().includes(needle);
  const matching = pages
    .filter(
      ({ nav, role: least, title, summary }) =>
        nav && mayAs(role, least) && (named(title) || named(summary)),
    )
    .sort((a, b) => Number(named(b.title)) - Number(named(a.title)));
  const foundPhones = (enabled && phones.data) || [];
  const foundUsers = (enabled && users.data) || [];
  const openPhone = (device: Device) =>
    has('/devices/$mac')
      ? go('/devices/$mac', {}, { mac: device.mac })
      : go('/devices', { mac: [device.mac] });

  return (
    <Spotlight.Root
      store={paletteStore}
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      scrollable
      maxHeight={460}
    >
      <Spotlight.Search
        placeholder={shell.search}
        aria-label={shell.search}
        onKeyDown={(event) => needle !== '' && openFirst(event)}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {matching.length > 0 && (
          <Spotlight.ActionsGroup label={shell.palette.pages}>
            {matching.map(({ path, title, summary, nav }) => (
              <Spotlight.Action
                key={path}
                label={title}
                description={summary}
                leftSection={nav && <nav.icon size={20} stroke={1.6} aria-hidden />}
                onClick={() => go(path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {foundPhones.length > 0 && (
          <Spotlight.ActionsGroup label={shell.palette.phones}>
            {foundPhones.map((device) => (
              <Spotlight.Action
                key={device.mac}
                label={[device.mac, device.display_name || device.user].filter(Boolean).join(' · ')}
                description={shell.palette.phone(device.model, device.region)}
                leftSection={<DeviceStatusMark device={device} iconOnly />}
                onClick={() => openPhone(device)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {foundUsers.length > 0 && (
          <Spotlight.ActionsGroup label={shell.palette.users}>
            {foundUsers.map((user) => (
              <Spotlight.Action
                key={user.name}
                label={user.display_name || user.name}
                description={[user.name, user.region].filter(Boolean).join(' · ')}
                leftSection={<IconUser size={20} stroke={1.6} aria-hidden />}
                onClick={() => go('/users', { search: user.name })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {matching.length + foundPhones.length + foundUsers.length === 0 && (
          <Spotlight.Empty>{shell.palette.nothing}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Enter opens the first that was found, unless one was chosen with the arrows. */
function openFirst(event: KeyboardEvent): void {
  const found = document.querySelectorAll<HTMLElement>('[role=dialog] [data-action]');
  if (
    event.key === 'Enter' &&
    !event.nativeEvent.isComposing &&
    ![...found].some((action) => action.dataset.selected)
  ) {
    found[0]?.click();
  }
}
