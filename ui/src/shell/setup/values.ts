// What the wizard asks for, checked a step at a time, and what it sends.

import { isNetwork, PRIVATE_NETWORKS } from '../../api/networks';
import type { Onboarding } from '../../api/regions';
import type { SetupRequest } from '../../api/setup';
import { setupTexts as t } from '../../texts/setup';

export interface SetupValues {
  token: string;
  username: string;
  password: string;
  publicUrl: string;
  region: string;
  networks: string[];
  onboarding: Onboarding;
  hasSystemUser: boolean;
  systemPassword: string;
}

export const THIS_MACHINE = '127.0.0.0/8';

export const STEPS = ['account', 'address', 'region', 'phones'] as const;
export type Step = (typeof STEPS)[number];

/** The fields of each step, as the server's problems name them. */
const FIELDS: Record<keyof SetupValues, { step: Step; field: string }> = {
  token: { step: 'account', field: 'token' },
  username: { step: 'account', field: 'username' },
  password: { step: 'account', field: 'password' },
  publicUrl: { step: 'address', field: 'public_url' },
  region: { step: 'region', field: 'region.name' },
  networks: { step: 'region', field: 'region.networks' },
  onboarding: { step: 'region', field: 'region.onboarding' },
  hasSystemUser: { step: 'phones', field: 'system_user' },
  systemPassword: { step: 'phones', field: 'system_user.password' },
};

export function initialValues(hostname: string): SetupValues {
  return {
    token: '',
    username: 'admin',
    password: '',
    publicUrl: `http://${hostname}:8081`,
    region: 'Main',
    networks: isLoopback(hostname) ? [...PRIVATE_NETWORKS, THIS_MACHINE] : PRIVATE_NETWORKS,
    onboarding: 'approve',
    // The documented credential exists only where an administrator wants it (D10).
    hasSystemUser: false,
    systemPassword: '',
  };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** The host of an address, or nothing. */
export function hostOf(address: string): string | undefined {
  try {
    return new URL(address).hostname;
  } catch {
    return undefined;
  }
}

type Errors = Partial<Record<keyof SetupValues, string>>;

/** What is missing or odd in a step; the server has the last word. */
export function check(step: Step, values: SetupValues): Errors {
  const errors: Errors = {};
  switch (step) {
    case 'account':
      if (values.token.trim() === '') {
        errors.token = t.token.missing;
      }
      if (values.username.trim() === '') {
        errors.username = t.name.missing;
      }
      if (values.password.length < 8) {
        errors.password = t.password.short;
      }
      break;
    case 'address':
      if (!/^https?:\/\/[^/\s?#@]+\/?$/.test(values.publicUrl.trim())) {
        errors.publicUrl = t.address.odd;
      }
      break;
    case 'region': {
      if (values.region.trim() === '') {
        errors.region = t.region.missing;
      }
      const odd = values.networks.filter((network) => !isNetwork(network));
      if (values.networks.length === 0) {
        errors.networks = t.region.networksMissing;
      } else if (odd.length > 0) {
        errors.networks = t.region.networksOdd(odd.join(', '));
      }
      break;
    }
    case 'phones':
      if (values.hasSystemUser && values.systemPassword === '') {
        errors.systemPassword = t.system.missing;
      }
      break;
  }
  return errors;
}

export function request(values: SetupValues): SetupRequest {
  return {
    token: values.token.trim(),
    username: values.username.trim(),
    password: values.password,
    public_url: values.publicUrl.trim(),
    region: {
      name: values.region.trim(),
      networks: values.networks,
      onboarding: values.onboarding,
    },
    ...(values.hasSystemUser ? { system_user: { password: values.systemPassword } } : {}),
  };
}

/** The server's messages by our names, and the first step that has one. */
export function placed(messages: Record<string, string>): { errors: Errors; step?: Step } {
  const errors: Errors = {};
  let first: Step | undefined;
  for (const [name, { step, field }] of Object.entries(FIELDS)) {
    const found = Object.keys(messages).find((key) => key === field || key.startsWith(`${field}[`));
    if (found !== undefined) {
      errors[name as keyof SetupValues] = messages[found];
      first ??= step;
    }
  }
  return { errors, step: first };
}
