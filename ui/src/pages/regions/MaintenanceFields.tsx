// When jobs may do something to a region's phones: whose clocks count, days, from, to.

import {
  ActionIcon,
  Button,
  Chip,
  Fieldset,
  Group,
  Input,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { regionsTexts } from '../../texts/regions';
import { NEW_WINDOW, type RegionValues, WEEKDAYS, type WindowValues, zones } from './values';

const t = regionsTexts.form;
const WINDOWS_MAX = 50;
const ZONES = zones();

interface MaintenanceFieldsProps {
  form: UseFormReturnType<RegionValues>;
  may: boolean;
}

/** What the clocks there show; nothing for a zone that this browser does not know. */
function timeIn(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(new Date());
  } catch {
    return undefined;
  }
}

export function MaintenanceFields({ form, may }: MaintenanceFieldsProps) {
  const { hasWindows, maintenance } = form.values;
  const time = timeIn(maintenance.time_zone);
  const zone = maintenance.time_zone;
  return (
    <Stack gap="md">
      <Switch
        label={t.maintenance}
        description={t.maintenanceHint}
        disabled={!may}
        {...form.getInputProps('hasWindows', { type: 'checkbox' })}
      />
      {hasWindows && (
        <>
          <Select
            label={t.zone}
            description={time ? `${t.zoneHint} ${t.zoneNow(time)}` : t.zoneHint}
            data={ZONES.includes(zone) ? ZONES : [zone, ...ZONES]}
            searchable
            allowDeselect={false}
            limit={100}
            readOnly={!may}
            {...form.getInputProps('maintenance.time_zone')}
          />
          {maintenance.windows.map((window, n) => (
            <WindowFields
              // biome-ignore lint/suspicious/noArrayIndexKey: a window is its place in the list.
              key={n}
              form={form}
              window={window}
              n={n}
              may={may}
              isOnly={maintenance.windows.length === 1}
            />
          ))}
          {may && maintenance.windows.length < WINDOWS_MAX && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => form.insertListItem('maintenance.windows', NEW_WINDOW)}
              style={{ alignSelf: 'flex-start' }}
            >
              {t.addWindow}
            </Button>
          )}
          <Text fz="xs" c="dimmed">
            {t.maintenanceNap}
          </Text>
        </>
      )}
    </Stack>
  );
}

interface WindowFieldsProps extends MaintenanceFieldsProps {
  window: WindowValues;
  n: number;
  isOnly: boolean;
}

function WindowFields({ form, window, n, may, isOnly }: WindowFieldsProps) {
  const path = `maintenance.windows.${n}`;
  const days = form.getInputProps(`${path}.days`);
  const note = window.from === window.to ? t.wholeDay : window.to < window.from ? t.nextDay : '';
  return (
    <Fieldset legend={t.window(n + 1)} p="sm">
      <Stack gap="sm">
        <Input.Wrapper label={t.days} error={days.error} labelElement="div">
          <Chip.Group multiple value={window.days} onChange={days.onChange}>
            <Group gap={6} mt={4}>
              {WEEKDAYS.map((day) => (
                <Chip key={day} value={day} size="xs" disabled={!may}>
                  {regionsTexts.weekday[day]}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
        <Group align="flex-end" gap="sm">
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              placeholder="22:00"
              inputMode="numeric"
              maxLength={5}
              label={t[end]}
              w={100}
              readOnly={!may}
              {...form.getInputProps(`${path}.${end}`)}
            />
          ))}
          {may && !isOnly && (
            <Tooltip label={t.removeWindow(n + 1)}>
              <ActionIcon
                size="lg"
                ml="auto"
                aria-label={t.removeWindow(n + 1)}
                onClick={() => form.removeListItem('maintenance.windows', n)}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
        {note && (
          <Text fz="xs" c="dimmed">
            {note}
          </Text>
        )}
      </Stack>
    </Fieldset>
  );
}
