// Overrides: parameters set behind the template's lines.

import { plural } from './common';

export const overridesTexts = {
  scope: 'Scope',
  scopes: { region: 'Region', user: 'User', device: 'Device' } as const,
  table: (owner: string) => `Overrides of ${owner}`,
  columns: {
    parameter: 'Parameter',
    value: 'Value',
    warnings: 'Odd about it',
    set_at: 'Set',
  },
  choose: {
    region: 'Choose a region',
    user: 'Choose a user',
    device: 'Choose a phone',
    hint: 'Its overrides are shown here. The narrowest counts: those of a phone before those of its user, these before those of the region.',
  },
  whom: {
    region: (owner: string) => `the region ${owner}`,
    user: (owner: string) => `the phones of ${owner}`,
    device: (owner: string) => `the phone ${owner}`,
  },
  rowActions: (parameter: string) => `Actions for ${parameter}`,
  edit: 'Edit',
  delete: 'Delete',
  add: 'Add override',
  preset: 'Apply preset',
  form: {
    add: 'Override a parameter',
    edit: (parameter: string) => `Edit ${parameter}`,
    parameter: 'Parameter',
    parameterHint: 'As it stands in a phone’s file, for example personal_settings/language.',
    value: 'Value',
    next: 'The line stands behind those of the template. No file changes before it is generated.',
    save: 'Save',
    done: (parameter: string) => `${parameter} is overridden. Generate to give it to phones.`,
    warned: (parameter: string, warnings: string) => `${parameter} is overridden, but ${warnings}`,
  },
  remove: {
    title: (parameter: string) => `Override ${parameter} no longer?`,
    body: 'What the template says counts again, once files are generated.',
    confirm: 'Delete override',
    done: (parameter: string) => `${parameter} is overridden no longer`,
  },
  presets: {
    title: (whom: string) => `Apply a preset to ${whom}`,
    preset: 'Preset',
    becomes: (parameter: string, expected: string) => `${parameter}: ${expected}`,
    notSet: 'not set',
    hint: 'Empty fields are set to what they show in grey; where that is “not set”, the parameter stays as it is.',
    confirm: 'Apply preset',
    done: (parameters: number) =>
      `${plural(parameters, 'parameter')} overridden. Generate to give them to phones.`,
  },
  empty: (owner: string) => `Nothing is overridden for ${owner}`,
  emptyHint: 'Its phones have what their template says.',
} as const;
