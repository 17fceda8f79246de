import { expect, it } from 'vitest';
import { changeOf, sentOf, valuesOf } from './values';

const kept = {
  active: true,
  server: 'ldap.example.com',
  port: null,
  user_name: 'cn=reader',
  has_password: true,
  base: 'dc=example',
  name_filter: '(cn=%)',
  name_attributes: 'cn',
  number_filter: '',
  number_attributes: '',
  display_name: '%cn',
  max_hits: 50,
  country_code: '',
  area_code: '',
  sort_result: false,
  search_timeout: null,
  call_lookup: true,
  stale_devices: 3,
};

it('what is not touched is sent as it is kept, and no password', () => {
  const change = changeOf(valuesOf(kept));
  const { has_password: _, stale_devices: __, ...same } = kept;
  expect(change).toEqual(same);
  expect('password' in change).toBe(false);
});

it('a number that is taken out is taken back, a typed password is sent', () => {
  const values = { ...valuesOf(kept), max_hits: '' as const, port: 636, password: 'secret' };
  expect(changeOf(values)).toMatchObject({ max_hits: null, port: 636, password: 'secret' });
});

it('the kept password goes when that is wanted, whatever is typed', () => {
  const values = { ...valuesOf(kept), removePassword: true, password: 'typed' };
  expect(changeOf(values).password).toBe('');
});

it('only what was changed is kept anew', () => {
  const before = valuesOf(kept);
  expect(sentOf(before, before)).toEqual({});
  expect(sentOf(before, { ...before, base: 'dc=new', password: 'typed' })).toEqual({
    base: 'dc=new',
    password: 'typed',
  });
  expect(sentOf(before, { ...before, removePassword: true })).toEqual({ password: '' });
});
