// Pause, resume and cancel, each with what becomes of phones that have been told already.

import { Button, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { hasEnded, type Job, type JobChange, useChangeJob } from '../../api/jobs';
import { useMay } from '../../api/session';
import { ConfirmAction } from '../../components/ConfirmAction';
import { notifyDone } from '../../components/notify';
import { jobTexts as t } from '../../texts/jobs';

export function Controls({ job }: { job: Job }) {
  const may = useMay('operator');
  const [asked, ask] = useState<JobChange>();
  const change = useChangeJob(job.id);
  const isOver = hasEnded(job) || job.state === 'cancelled';
  if (!may || (isOver && !asked)) {
    return null;
  }
  const close = () => ask(undefined);
  const doIt = (wanted: JobChange, said: string) => async () => {
    await change.mutateAsync(wanted);
    notifyDone(said);
  };
  return (
    <>
      {job.state === 'paused' ? (
        <Button
          onClick={() => ask('resume')}
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
        >
          {t.resume}
        </Button>
      ) : (
        <Button
          variant="default"
          onClick={() => ask('pause')}
          leftSection={<IconPlayerPause size={16} aria-hidden />}
        >
          {t.pause}
        </Button>
      )}
      <Button
        variant="light"
        color="red"
        onClick={() => ask('cancel')}
        leftSection={<IconPlayerStop size={16} aria-hidden />}
      >
        {t.cancel}
      </Button>
      <ConfirmAction
        opened={asked === 'pause'}
        onClose={close}
        title={t.pauseTitle}
        confirmLabel={t.pause}
        onConfirm={doIt('pause', t.paused)}
      >
        <Text fz="sm">{t.pauseBody(job.waiting, job.running)}</Text>
      </ConfirmAction>
      <ConfirmAction
        opened={asked === 'resume'}
        onClose={close}
        title={t.resumeTitle}
        confirmLabel={t.resume}
        onConfirm={doIt('resume', t.resumed)}
      >
        <Text fz="sm">{t.resumeBody(job.waiting)}</Text>
      </ConfirmAction>
      <ConfirmAction
        opened={asked === 'cancel'}
        onClose={close}
        title={t.cancelTitle}
        confirmLabel={t.cancel}
        cancelLabel={t.keep}
        danger
        onConfirm={doIt('cancel', t.cancelled)}
      >
        <Text fz="sm">{t.cancelBody(job.waiting)}</Text>
        {job.running > 0 && <Text fz="sm">{t.cancelTold(job.running)}</Text>}
      </ConfirmAction>
    </>
  );
}
