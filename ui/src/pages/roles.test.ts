// Who may open a page and who may do an action is what the server says (`x-required-role`).

import { expect, it } from 'vitest';
import document from '../../../schemas/openapi.json';
import { KINDS } from '../actions/kinds';
import { ROLES, type Role } from '../api/session';
import { pages } from '.';

type Operation = {
  'x-required-role'?: string;
  'x-required-role-by-action'?: Record<string, string>;
};
const paths = document.paths as unknown as Record<string, Record<string, Operation>>;

function operation(name: string): Operation {
  const [method = '', path = ''] = name.split(' ');
  const found = paths[`/api/v1${path}`]?.[method.toLowerCase()];
  expect(found, name).toBeDefined();
  return found as Operation;
}

/** Without what each page would be empty, or of no use. */
const NEEDS: Record<string, string[]> = {
  '/': ['GET /dashboard', 'GET /devices'],
  '/devices': ['GET /devices'],
  '/devices/$mac': ['GET /devices/{mac}'],
  '/alarms': ['GET /alarms'],
  '/users': ['GET /users'],
  '/multiple-users': ['GET /users', 'POST /actions'],
  '/multiple-devices': ['GET /devices', 'POST /actions'],
  '/import-export': ['GET /export/users.csv'],
  '/first-phones': ['GET /dhcp-template'],
  '/templates': ['GET /templates'],
  '/templates/$template': ['GET /templates/{name}'],
  '/mapping': ['GET /template-mapping'],
  '/placeholders': ['GET /placeholders/system'],
  '/overrides': ['GET /overrides/{scope}/{owner}'],
  '/system-settings': ['GET /settings/system'],
  '/ldap': ['GET /settings/ldap'],
  '/dhcp': ['GET /dhcp-template'],
  '/configuration-files': ['GET /config-files'],
  '/configuration-files/$file': ['GET /config-files/{name}'],
  '/firmware': ['GET /firmware'],
  '/accounts': ['GET /admins'],
  '/audit': ['GET /events'],
  '/jobs': ['GET /jobs'],
  '/jobs/$id': ['GET /jobs/{id}'],
  '/logs': ['GET /logs/activity'],
  '/regions': ['GET /regions'],
  '/tokens': ['GET /tokens'],
};

it.each(pages.map(({ path, role }) => [path, role]))(
  'who may open %s may read it, and nobody else',
  (path, role) => {
    const needed = (NEEDS[path] ?? []).map((name) => {
      const required = operation(name)['x-required-role'] as Role;
      return ROLES.indexOf(required);
    });
    expect(needed, 'a page needs a line above').not.toEqual([]);
    expect(role).toBe(ROLES[Math.max(...needed)]);
  },
);

it('actions are offered to those who may do them', () => {
  const { approve_devices: _own, ...roles } =
    operation('POST /actions')['x-required-role-by-action'] ?? {};
  const offered = Object.entries(KINDS).map(([action, { role }]) => [action, role]);
  expect(Object.fromEntries(offered)).toEqual(roles);
});
