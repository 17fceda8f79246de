import { Group, Text } from '@mantine/core';
import { common } from '../texts/common';

export function Logo({ size = 26 }: { size?: number }) {
  return (
    <Group gap={10} wrap="nowrap">
      <img src="/icon.svg" width={size} height={size} alt="" />
      <Text fw={650} fz={size > 30 ? 'xl' : 'lg'} lh={1}>
        {common.product}
      </Text>
    </Group>
  );
}
