import { describe, expect, it } from 'vitest';
import type { User, UserDevice } from '../../api/users';
import { type DeviceFields, fieldsToSend } from './DeviceDialog';
import { digitsOf, isMac } from './mac';
import { changesOf } from './UserDialog';

it('a MAC is the same in every spelling', () => {
  const spellings = ['00908F484CF0', '00:90:8f:48:4c:f0', '00-90-8F-48-4C-F0', '0090.8f48.4cf0 '];
  expect(new Set(spellings.map(digitsOf))).toEqual(new Set(['00908f484cf0']));
  expect(spellings.every(isMac)).toBe(true);
  expect(['00908f', '00908f484cf', '00908f484cf01', '00908g484cf0'].some(isMac)).toBe(false);
});

describe('the fields of a user', () => {
  const ada = { name: 'ada', display_name: 'Ada', region: 'Oslo', devices: 1 } as User;

  it('are sent where they differ', () => {
    const same = { name: 'ada', display_name: 'Ada', password: '', region: 'Oslo' };
    expect(changesOf(same, ada)).toEqual({});
    expect(changesOf({ ...same, display_name: '', password: 'x y' }, ada)).toEqual({
      display_name: '',
      password: 'x y',
    });
  });

  it('are all that is filled in for a new one', () => {
    const typed = { name: ' bob ', display_name: '', password: '', region: 'Oslo' };
    expect(changesOf(typed, undefined)).toEqual({ name: 'bob', region: 'Oslo' });
  });
});

describe('the fields of a phone', () => {
  const empty: DeviceFields = {
    mac: '00:90:8F:48:4C:F0',
    user: 'ada',
    display_name: '',
    model: '',
    language: '',
    vlan_mode: '',
    vlan_id: '',
    firmware: '',
  };

  it('are the MAC and what is filled in for a new one', () => {
    expect(fieldsToSend({ ...empty, model: '430HD' }, undefined, 'ada')).toEqual({
      mac: '00908f484cf0',
      model: '430HD',
    });
  });

  it('take back what was set, and name another user only when it is one', () => {
    const device = { ...empty, mac: '00908f484cf0', language: 'French' } as UserDevice;
    expect(fieldsToSend(empty, device, 'ada')).toEqual({ language: '' });
    expect(fieldsToSend({ ...empty, language: 'French', user: 'bob' }, device, 'ada')).toEqual({
      user: 'bob',
    });
  });
});
