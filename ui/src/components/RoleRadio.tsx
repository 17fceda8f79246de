// A choice of role, with what each may do.

import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { mayAs, ROLES, type Role } from '../api/session';
import { rolesTexts } from '../texts/accounts';
import { common } from '../texts/common';

interface RoleRadioProps {
  label: string;
  description?: ReactNode;
  value?: Role;
  onChange: (role: Role) => void;
  /** Roles above this one are not offered. */
  most?: Role;
  error?: ReactNode;
}

export function RoleRadio({ label, description, value, onChange, most, error }: RoleRadioProps) {
  return (
    <Radio.Group
      label={label}
      description={description}
      value={value}
      onChange={(role) => onChange(role as Role)}
      error={error}
    >
      <Stack gap="xs" mt="xs">
        {ROLES.filter((role) => most === undefined || mayAs(most, role)).map((role) => (
          <Radio key={role} value={role} label={common.role[role]} description={rolesTexts[role]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
