// Where the subject of an event is shown, if it has a page.

import type { Target } from '../../shell/links';
import { parted } from '../../texts/who';
import { hasPage } from '..';

export function placeOf(subject: string): Target | undefined {
  const [kind, name] = parted(subject);
  const places: Record<string, Target> = {
    phone: hasPage('/devices/$mac')
      ? { to: '/devices/$mac', params: { mac: name } }
      : { to: '/devices', search: { mac: [name] } },
    job: { to: '/jobs/$id', params: { id: name } },
    user: { to: '/users', search: { search: name } },
    region: { to: '/regions', search: { region: name } },
    admin: { to: '/accounts' },
    file: { to: '/configuration-files/$file', params: { file: name } },
    template: { to: '/templates/$template', params: { template: name } },
    firmware: { to: '/firmware' },
  };
  const place = places[kind];
  return place && name !== '' && hasPage(place.to) ? place : undefined;
}
