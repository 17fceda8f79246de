// Takes a placeholder's value back, and says what counts then.

import { Text } from '@mantine/core';
import { type Placeholder, useDeletePlaceholder } from '../../api/placeholders';
import { ConfirmAction } from '../../components/ConfirmAction';
import { notifyDone } from '../../components/notify';
import { Reach } from '../../components/Reach';
import { hiddenTexts } from '../../texts/hidden';
import { placeholdersTexts } from '../../texts/placeholders';
import { reachOf } from './reach';

const t = placeholdersTexts.delete;

export function TakeBack({
  placeholder,
  onClose,
}: {
  placeholder: Placeholder;
  onClose: () => void;
}) {
  const { scope, owner, name, default_value, hidden } = placeholder;
  const remove = useDeletePlaceholder();
  const reach = reachOf({ scope, owner: owner ?? undefined });
  const then = hidden ? hiddenTexts.hidden : default_value || placeholdersTexts.noValue;
  return (
    <ConfirmAction
      opened
      onClose={onClose}
      title={t.title(placeholder.placeholder)}
      confirmLabel={t.confirm}
      danger
      onConfirm={async () => {
        await remove.mutateAsync({ place: owner === null ? { scope } : { scope, owner }, name });
        notifyDone(t.done(placeholder.placeholder));
      }}
    >
      <Text fz="sm">{t.body(then)}</Text>
      {reach && <Reach of={reach} />}
    </ConfirmAction>
  );
}
