import { IconBell } from '@tabler/icons-react';
import { describe, expect, it } from 'vitest';
import { isAt, navigation } from './Navigation';
import { definePage } from './page';

const load = async () => ({ default: () => null });
const page = (
  path: string,
  group: 'users' | 'system',
  order: number,
  role: 'monitor' | 'supervisor',
) => definePage({ path, title: path, role, nav: { group, order, icon: IconBell }, load });

describe('the navigation', () => {
  const pages = [
    page('/b', 'system', 2, 'monitor'),
    page('/a', 'system', 1, 'monitor'),
    page('/secret', 'users', 1, 'supervisor'),
    definePage({ path: '/a/$id', title: 'One', role: 'monitor', load }),
  ];

  it('has the pages that the role may open, in order, and no empty group', () => {
    const seen = navigation(pages, 'administrator');
    expect(seen.map(({ group }) => group)).toEqual(['system']);
    expect(seen[0]?.pages.map(({ path }) => path)).toEqual(['/a', '/b']);
    expect(navigation(pages, 'supervisor').map(({ group }) => group)).toEqual(['users', 'system']);
  });

  it('knows where one is', () => {
    expect(isAt('/devices/00908f000001', '/devices')).toBe(true);
    expect(isAt('/devices-other', '/devices')).toBe(false);
    expect(isAt('/devices', '/')).toBe(false);
  });
});
