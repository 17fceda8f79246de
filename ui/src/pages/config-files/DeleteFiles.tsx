// Deletes configuration files; from ten on, the number must be typed.

import { Text } from '@mantine/core';
import { type Deletion, previewDeletion, useDeleteConfigFiles } from '../../api/configFiles';
import { ConfirmAction } from '../../components/ConfirmAction';
import { notifyDone } from '../../components/notify';
import { nouns } from '../../texts/common';
import { configFilesTexts } from '../../texts/configFiles';

const t = configFilesTexts.deletion;
const TYPE_FROM = 10;

interface DeleteFilesProps {
  what: Deletion;
  onClose: () => void;
  onDone: () => void;
}

export function DeleteFiles({ what, onClose, onDone }: DeleteFilesProps) {
  const remove = useDeleteConfigFiles();
  const [only, ...others] = 'names' in what ? what.names : [];
  return (
    <ConfirmAction
      opened
      onClose={onClose}
      title={only && others.length === 0 ? t.one(only) : t.many}
      confirmLabel={t.confirm}
      danger
      preview={() => previewDeletion(what)}
      previewKey={what}
      noun={nouns.file}
      typeFrom={TYPE_FROM}
      onConfirm={async (shown) => {
        const { deleted } = await remove.mutateAsync({ what, shown: shown?.count });
        notifyDone(t.done(deleted));
        onDone();
      }}
    >
      <Text fz="sm">{t.body}</Text>
    </ConfirmAction>
  );
}
