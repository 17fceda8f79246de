// Where the subject of an event is shown, if it has a page.

import type { Target } from '../../shell/links';
import { parted } from '../../texts/who';

export function placeOf(subject: string): Target | undefined {
  const [kind, name] = parted(subject);
  const places: Record<string, Target> = {
    phone: { to: '/devices/$mac', params: { mac: name } },
    job: { to: '/jobs/$id', params: { id: name } },
    user: { to: '/users', search: { search: name } },
    region: { to: '/regions', search: { region: name } },
    admin: { to: '/accounts' },
    file: { to: '/configuration-files/$file', params: { file: name } },
    template: { to: '/templates/$template', params: { template: name } },
    firmware: { to: '/firmware' },
  };
  return name === '' ? undefined : places[kind];
}
