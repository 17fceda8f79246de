// Phones as a table to take along: all that the filters leave, or those that are picked (M41).

import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { DeviceFilter } from '../../api/devices';
import { exportOfPhones, fileAt } from '../../api/download';
import type { Selection } from '../../components/selection';
import { useDownload, useSaving } from '../../components/useDownload';
import { stringifySearch } from '../../shell/search';
import { devicesTexts as t } from '../../texts/devices';

const addressOf = (filter: DeviceFilter) => `/api/v1/export/devices.csv${stringifySearch(filter)}`;

export function ExportButton({ filter }: { filter: DeviceFilter }) {
  const { link, isBusy } = useDownload(addressOf(filter));
  return (
    <Button
      component="a"
      {...link}
      loading={isBusy}
      size="xs"
      variant="default"
      leftSection={<IconDownload size={15} aria-hidden />}
    >
      {t.exportCsv}
    </Button>
  );
}

interface ExportPickedProps {
  selection: Selection;
  filter: DeviceFilter;
}

export function ExportPicked({ selection, filter }: ExportPickedProps) {
  const [isBusy, save] = useSaving();
  const read = () =>
    selection.kind === 'matching' ? fileAt(addressOf(filter)) : exportOfPhones(selection.ids);
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={isBusy}
      leftSection={<IconDownload size={14} aria-hidden />}
      onClick={() => save(read)}
    >
      {t.exportPicked}
    </Button>
  );
}
