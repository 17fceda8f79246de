// Deletes configuration files; from ten on, the number must be typed.

import { Text } from '@mantine/core';
import { type Deletion, useDeleteConfigFiles } from '../../api/configFiles';
import { ConfirmAction } from '../../components/ConfirmAction';
import { notifyDone } from '../../components/notify';
import { nouns } from '../../texts/common';
import { configFilesTexts } from '../../texts/configFiles';

const t = configFilesTexts.deletion;
const TYPE_FROM = 10;

interface DeleteFilesProps {
  what: Deletion;
  count: number;
  sample: string[];
  onClose: () => void;
  onDone: () => void;
}

export function DeleteFiles({ what, count, sample, onClose, onDone }: DeleteFilesProps) {
  const remove = useDeleteConfigFiles();
  return (
    <ConfirmAction
      opened
      onClose={onClose}
      title={count === 1 ? t.one(sample[0] ?? '') : t.many}
      confirmLabel={t.confirm}
      danger
      preview={async () => ({ count, sample })}
      previewKey={what}
      noun={nouns.file}
      typeFrom={TYPE_FROM}
      onConfirm={async () => {
        const { deleted } = await remove.mutateAsync(what);
        notifyDone(t.done(deleted));
        onDone();
      }}
    >
      <Text fz="sm">{t.body}</Text>
    </ConfirmAction>
  );
}
