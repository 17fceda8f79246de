// Values that pages' addresses may have, apart from what reads them: every visit loads these.

import type { Schemas } from './client';

export const VARIANTS = ['generic', 'lync'] as const satisfies Schemas['TemplateVariant'][];

/** Of placeholders, from all phones down to one. */
export const SCOPES = [
  'system',
  'model',
  'region',
  'device',
] as const satisfies Schemas['PlaceholderScope'][];

export const OVERRIDE_SCOPES = [
  'region',
  'user',
  'device',
] as const satisfies Schemas['OverrideScope'][];

export const FILE_KINDS = [
  'global',
  'phone',
  'uploaded',
] as const satisfies Schemas['ConfigFileKind'][];

/** DHCP servers that there is a text for. */
export const DHCP_FORMATS = ['isc', 'kea', 'dnsmasq', 'windows'] as const;
