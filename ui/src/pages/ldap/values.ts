// The directory's settings as a form holds them, and what of them is sent.

import type { LdapChange, LdapSettings } from '../../api/settings';
import { changed } from '../../components/changed';

type Number_ = number | '';

export interface LdapValues {
  active: boolean;
  server: string;
  port: Number_;
  user_name: string;
  /** Empty: the kept one stays. */
  password: string;
  removePassword: boolean;
  base: string;
  name_filter: string;
  name_attributes: string;
  number_filter: string;
  number_attributes: string;
  display_name: string;
  max_hits: Number_;
  country_code: string;
  area_code: string;
  sort_result: boolean;
  search_timeout: Number_;
  call_lookup: boolean;
}

export function valuesOf(settings: LdapSettings): LdapValues {
  const { has_password: _, stale_devices: __, port, max_hits, search_timeout, ...rest } = settings;
  return {
    ...rest,
    port: port ?? '',
    max_hits: max_hits ?? '',
    search_timeout: search_timeout ?? '',
    password: '',
    removePassword: false,
  };
}

const whole = (value: number | string) => (value === '' ? null : Number(value));

/** What is sent to be kept: only what is not as it was. */
export function sentOf(before: LdapValues, now: LdapValues): LdapChange {
  return changed<LdapChange>(changeOf(before), changeOf(now));
}

/** All of it; of the password only what was typed. */
export function changeOf(values: LdapValues): LdapChange {
  const { password, removePassword, port, max_hits, search_timeout, ...rest } = values;
  return {
    ...rest,
    port: whole(port),
    max_hits: whole(max_hits),
    search_timeout: whole(search_timeout),
    ...(removePassword ? { password: '' } : password !== '' ? { password } : {}),
  };
}
