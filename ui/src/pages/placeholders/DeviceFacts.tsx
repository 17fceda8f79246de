// Which phone it is whose placeholders are shown (M86: its model; and whose it is).

import { Group, Text } from '@mantine/core';
import { useDevice } from '../../api/devices';
import { placeholdersTexts } from '../../texts/placeholders';

const t = placeholdersTexts.device;

export function DeviceFacts({ mac }: { mac: string }) {
  const device = useDevice(mac);
  if (!device.data) {
    return null;
  }
  const { model, user, phone_number, region, template } = device.data;
  const facts: [string, string][] = [
    [t.model, model],
    [t.user, user],
    [t.number, phone_number],
    [t.region, region],
    [t.template, template],
  ];
  return (
    <Group gap="md" data-testid="device-facts">
      {facts.map(([title, value]) => (
        <Text key={title} fz="sm" component="span">
          <Text span c="dimmed" fz="sm">
            {title}{' '}
          </Text>
          {value || t.none}
        </Text>
      ))}
    </Group>
  );
}
