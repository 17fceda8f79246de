import { describe, expect, it } from 'vitest';
import { check, initialValues, placed, request } from './values';

const filled = {
  ...initialValues('phones.example.com'),
  token: ' abc ',
  password: 'correct horse',
};

describe('the setup wizard', () => {
  it('offers what suits where the browser is', () => {
    expect(initialValues('127.0.0.1').networks).toContain('127.0.0.0/8');
    expect(filled.networks).not.toContain('127.0.0.0/8');
    expect(filled.publicUrl).toBe('http://phones.example.com:8081');
  });

  it('names what is missing, a step at a time', () => {
    expect(check('account', { ...filled, token: '', password: 'short' })).toHaveProperty('token');
    expect(check('account', filled)).toEqual({});
    expect(check('address', { ...filled, publicUrl: 'phones.example.com' })).not.toEqual({});
    expect(check('address', { ...filled, publicUrl: 'http://a.example/path' })).not.toEqual({});
    expect(check('region', { ...filled, networks: ['10.0.0.0/8', '10.1'] }).networks).toMatch(
      /10\.1$/,
    );
    expect(check('region', { ...filled, networks: ['fd00::/8'] })).toEqual({});
    expect(check('phones', { ...filled, hasSystemUser: true })).not.toEqual({});
    expect(check('phones', filled)).toEqual({});
  });

  it('sends the system user only when it is wanted', () => {
    expect(request(filled)).toMatchObject({ token: 'abc' });
    expect(request(filled)).not.toHaveProperty('system_user');
    expect(request({ ...filled, hasSystemUser: true, systemPassword: 'chosen' })).toMatchObject({
      system_user: { password: 'chosen' },
    });
  });

  it('shows a refusal at its field, at the first step that has one', () => {
    const { errors, step } = placed({ 'region.networks[1]': 'is no network', public_url: 'odd' });
    expect(errors).toEqual({ networks: 'is no network', publicUrl: 'odd' });
    expect(step).toBe('address');
  });
});
