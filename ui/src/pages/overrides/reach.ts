// The phones that an override of an owner counts for.

import type { DeviceFilter } from '../../api/devices';
import type { OverrideOwner } from '../../api/overrides';

export function reachOf({ scope, owner }: OverrideOwner): DeviceFilter {
  switch (scope) {
    case 'region':
      return { region: [owner] };
    case 'user':
      return { user: [owner] };
    case 'device':
      return { mac: [owner] };
  }
}
