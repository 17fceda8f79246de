// How many phones something counts for that is about to be set: at most those of its scope, as a
// narrower scope or a template that lacks it can make them fewer.

import { Text } from '@mantine/core';
import { type DeviceFilter, useDeviceFacets } from '../api/devices';
import { reachTexts as t } from '../texts/reach';

export function Reach({ of }: { of: DeviceFilter }) {
  const { data } = useDeviceFacets({ ...of, approval: ['approved'] });
  if (data?.total === undefined || data.total === null) {
    return null;
  }
  return (
    <Text fz="sm" fw={600} data-testid="reach">
      {data.total === 0 ? t.none : t.some(data.total)}
    </Text>
  );
}
