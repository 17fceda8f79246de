// The prompts of M62, asked once and beforehand: whether files are made, and phones told of them.

import { Checkbox, Stack } from '@mantine/core';
import type { Prompts } from '../../api/users';
import { usersTexts } from '../../texts/users';

const t = usersTexts.prompts;

interface PromptFieldsProps {
  value: Prompts;
  onChange: (value: Prompts) => void;
}

export const FIRST_PROMPTS: Prompts = { generate: true, update: false };

export function PromptFields({ value, onChange }: PromptFieldsProps) {
  return (
    <Stack gap="xs">
      <Checkbox
        label={t.generate}
        description={t.generateHelp}
        checked={value.generate}
        onChange={({ currentTarget: { checked } }) =>
          onChange({ generate: checked, update: checked && value.update })
        }
      />
      <Checkbox
        label={t.update}
        description={t.updateHelp}
        checked={value.update}
        disabled={!value.generate}
        onChange={({ currentTarget: { checked } }) => onChange({ ...value, update: checked })}
      />
    </Stack>
  );
}
