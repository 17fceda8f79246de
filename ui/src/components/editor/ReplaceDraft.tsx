// Asks before a file takes the place of what is in an editor and not saved.

import { Text } from '@mantine/core';
import { editorTexts } from '../../texts/editor';
import { ConfirmAction } from '../ConfirmAction';

const t = editorTexts.replace;

interface ReplaceDraftProps {
  file: File;
  onClose: () => void;
  onConfirm: (file: File) => Promise<void>;
}

export function ReplaceDraft({ file, onClose, onConfirm }: ReplaceDraftProps) {
  return (
    <ConfirmAction
      opened
      onClose={onClose}
      title={t.title}
      confirmLabel={t.confirm}
      danger
      onConfirm={() => onConfirm(file)}
    >
      <Text fz="sm">{t.body(file.name)}</Text>
    </ConfirmAction>
  );
}
