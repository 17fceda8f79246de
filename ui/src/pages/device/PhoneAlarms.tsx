// The alarms of the phone.

import { useAlarms } from '../../api/alarms';
import { alarmsTexts as t } from '../../texts/alarms';
import { AlarmTable } from '../alarms/AlarmTable';

export function PhoneAlarms({ mac }: { mac: string }) {
  const list = useAlarms('/api/v1/alarms', { mac: [mac] });
  return <AlarmTable name="phone-alarms" label={t.table} list={list} active />;
}
