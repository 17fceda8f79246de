// A note that a job has begun, with the way to it.

import { Anchor, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import type { Job } from '../api/actions';
import { hasPage } from '../pages';
import { actionsTexts as t } from '../texts/actions';

const nameOf = (action: Job['action']) =>
  action === 'approve_devices' ? t.approve.label : t.label[action];

const SHOWN_MS = 12_000;

export function useNotifyStarted(): (job: Job) => void {
  const router = useRouter();
  return (job) => {
    const note = `job-${job.id}`;
    const target = { to: '/jobs/$id', params: { id: String(job.id) } } as never;
    const open = () => {
      notifications.hide(note);
      void router.navigate(target);
    };
    notifications.show({
      id: note,
      color: 'brand',
      icon: <IconPlayerPlay size={18} aria-hidden />,
      autoClose: SHOWN_MS,
      message: (
        <Stack gap={2}>
          <Text fz="sm">{t.started(nameOf(job.action), job.total)}</Text>
          {hasPage('/jobs/$id') && (
            <Anchor
              fz="sm"
              href={router.buildLocation(target).href}
              onClick={(event) => {
                event.preventDefault();
                open();
              }}
            >
              {t.follow}
            </Anchor>
          )}
        </Stack>
      ),
    });
  };
}
