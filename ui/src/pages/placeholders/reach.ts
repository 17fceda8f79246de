// The phones that a placeholder of a place counts for.

import type { DeviceFilter } from '../../api/devices';
import type { Place } from '../../api/placeholders';

/** Nothing as long as it is not said whose it is. */
export function reachOf({ scope, owner }: Place): DeviceFilter | undefined {
  if (scope === 'system') {
    return {};
  }
  if (!owner) {
    return undefined;
  }
  switch (scope) {
    case 'model':
      return { model: [owner] };
    case 'region':
      return { region: [owner] };
    case 'device':
      return { mac: [owner] };
  }
}
