// Settings: of the system, of the directory that phones search, of what phones may fetch.

import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import { useChange } from './useChange';

export type SystemSettings = Schemas['SystemSettings'];
export type LdapSettings = Schemas['LdapSettings'];
export type PhoneSettings = Schemas['PhoneSettings'];
export type UsualPace = Pick<
  PhoneSettings,
  'action_delay_seconds' | 'restart_batch_size' | 'restart_batch_delay_seconds'
>;
export type DirectoryReport = Schemas['DirectoryReport'];

export const systemSettingsOptions = queryOptions({
  queryKey: ['settings', 'system'],
  queryFn: ({ signal }) => ok(client.GET('/api/v1/settings/system', { signal })),
});

export const useSystemSettings = () => useQuery(systemSettingsOptions);

export const useLdapSettings = () =>
  useQuery({
    queryKey: ['settings', 'ldap'],
    queryFn: ({ signal }) => ok(client.GET('/api/v1/settings/ldap', { signal })),
  });

export const usePhoneSettings = () =>
  useQuery({
    queryKey: ['settings', 'phones'],
    queryFn: ({ signal }) => ok(client.GET('/api/v1/settings/phones', { signal })),
  });

const TOUCHED = ['settings', 'placeholders', 'boot-files', 'devices', 'stale'] as const;

export interface SystemChange {
  language?: string;
  ntp_server?: string;
  voice_mail_number?: string;
  require_srtp?: boolean;
  redundant_mode?: string;
  primary?: string;
  backup?: string;
}

export function useChangeSystem() {
  return useChange(TOUCHED, (body: SystemChange) =>
    ok(client.PUT('/api/v1/settings/system', { body: body as never })),
  );
}

export type LdapChange = Partial<
  Omit<LdapSettings, 'has_password' | 'stale_devices' | 'port' | 'max_hits' | 'search_timeout'>
> & {
  port?: number | null;
  max_hits?: number | null;
  search_timeout?: number | null;
  password?: string;
};

export function useChangeLdap() {
  return useChange(TOUCHED, (body: LdapChange) =>
    ok(client.PUT('/api/v1/settings/ldap', { body: body as never })),
  );
}

export interface DirectoryQuestion {
  name?: string;
  number?: string;
  /** In place of what is kept. */
  settings?: LdapChange;
}

/** Looks somebody up; nothing is changed. */
export function useTryDirectory() {
  return useMutation({
    mutationFn: (body: DirectoryQuestion) =>
      ok(client.POST('/api/v1/settings/ldap/test', { body: body as never })),
  });
}

export interface PhoneSettingsChange extends Partial<Record<keyof UsualPace, number | null>> {
  proxy_url?: string;
  upload_suffixes?: string[];
}

export function useChangePhoneSettings() {
  return useChange(TOUCHED, (body: PhoneSettingsChange) =>
    ok(client.PUT('/api/v1/settings/phones', { body: body as never })),
  );
}
