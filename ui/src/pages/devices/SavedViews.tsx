// Named filters: choose one, keep the present one, take one away.

import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { notifyProblem } from '../../components/notify';
import { PageLink } from '../../shell/links';
import { devicesTexts } from '../../texts/devices';
import { keepViews, savedViews, searchOf, searchOfView, withView } from './savedViews';

const t = devicesTexts.views;

/** `search`: what the page's address says now. */
export function SavedViews({ search }: { search: object }) {
  const [views, setViews] = useState(savedViews);
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const navigate = useNavigate();
  const present = searchOf(search);
  const current = views.find((view) => view.search === present);

  const keep = (next: typeof views) => {
    setViews(next);
    if (!keepViews(next)) {
      notifyProblem(new Error(t.notKept));
    }
  };
  const choose = (view: (typeof views)[number]) => {
    setOpened(false);
    void navigate({ to: '.', search: searchOfView(view) as never });
  };

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      shadow="md"
      trapFocus
      width={280}
    >
      <Popover.Target>
        <Button
          size="xs"
          variant={current ? 'light' : 'default'}
          leftSection={<IconBookmark size={15} aria-hidden />}
          onClick={() => setOpened((before) => !before)}
        >
          {current ? current.name : t.title}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {views.length === 0 && (
            <Text fz="xs" c="dimmed">
              {t.none}
            </Text>
          )}
          {views.map((view) => (
            <Group key={view.name} justify="space-between" wrap="nowrap" gap="xs">
              <PageLink
                to="/devices"
                search={searchOfView(view)}
                fz="sm"
                fw={view === current ? 600 : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  choose(view);
                }}
              >
                {view.name}
              </PageLink>
              <ActionIcon
                size="sm"
                aria-label={t.remove(view.name)}
                onClick={() => keep(views.filter((other) => other !== view))}
              >
                <IconTrash size={14} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const wanted = name.trim();
              if (wanted) {
                keep(withView(views, { name: wanted, search: present }));
                setName('');
              }
            }}
          >
            <Group gap="xs" wrap="nowrap" align="flex-end">
              <TextInput
                size="xs"
                flex={1}
                label={t.keepAs}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
                maxLength={60}
                disabled={present === ''}
                description={present === '' ? t.nothingToKeep : undefined}
              />
              <Button size="xs" type="submit" variant="default" disabled={name.trim() === ''}>
                {t.keep}
              </Button>
            </Group>
          </form>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
