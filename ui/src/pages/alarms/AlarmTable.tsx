// A table of alarms with the details of one beside it; used for all of them and for a phone's.

import { ActionIcon } from '@mantine/core';
import { IconBellOff, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type Alarm, type AlarmList, useClearAlarm } from '../../api/alarms';
import type { List } from '../../api/query';
import { useMay } from '../../api/session';
import { ConfirmAction } from '../../components/ConfirmAction';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { notifyDone } from '../../components/notify';
import { alarmsTexts as t } from '../../texts/alarms';
import { AlarmDetails } from './AlarmDetails';
import { columns } from './columns';

interface AlarmTableProps {
  name: string;
  label: string;
  list: List<Alarm, AlarmList>;
  /** They are active: they can be cleared. */
  active: boolean;
  toolbar?: ReactNode;
  empty?: ReactNode;
}

export function AlarmTable({ name, label, list, active, toolbar, empty }: AlarmTableProps) {
  const [shown, show] = useState<Alarm>();
  const [toClear, setToClear] = useState<Alarm>();
  const [confirms, setConfirms] = useState(false);
  const clear = useClearAlarm();
  const mayClear = useMay('operator') && active;
  const ask = (alarm: Alarm) => {
    setToClear(alarm);
    setConfirms(true);
  };
  return (
    <>
      <DataTable
        name={name}
        label={label}
        columns={columns}
        list={list}
        rowId={(alarm) => alarm.id}
        rowName={(alarm) => alarm.title}
        onOpen={show}
        rowActionsWidth={mayClear ? 76 : undefined}
        rowActions={(alarm) => (
          <>
            <ActionIcon aria-label={t.details(alarm.title)} onClick={() => show(alarm)}>
              <IconInfoCircle size={16} aria-hidden />
            </ActionIcon>
            {mayClear && (
              <ActionIcon
                aria-label={t.clearOf(alarm.title, alarm.mac)}
                title={t.clear}
                onClick={() => ask(alarm)}
              >
                <IconCheck size={16} aria-hidden />
              </ActionIcon>
            )}
          </>
        )}
        toolbar={toolbar}
        empty={empty ?? <EmptyState icon={IconBellOff} title={t.empty.phone} />}
      />
      <AlarmDetails
        alarm={shown}
        onClose={() => show(undefined)}
        onClear={mayClear ? ask : undefined}
      />
      {toClear && (
        <ConfirmAction
          opened={confirms}
          onClose={() => setConfirms(false)}
          title={t.confirm.title}
          confirmLabel={t.confirm.action}
          onConfirm={async () => {
            await clear.mutateAsync(toClear.id);
            notifyDone(t.confirm.done(toClear.title));
            show(undefined);
          }}
        >
          {t.confirm.body(toClear.title, toClear.mac)}
        </ConfirmAction>
      )}
    </>
  );
}
