// Copies what is set for another owner of the same scope; what would be copied is shown first.

import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { allPlaceholdersOptions, type Place, useCopyPlaceholders } from '../../api/placeholders';
import { ConfirmAction } from '../../components/ConfirmAction';
import { notifyDone } from '../../components/notify';
import { OwnerSelect } from '../../components/OwnerSelect';
import { nouns } from '../../texts/common';
import { placeholdersTexts } from '../../texts/placeholders';

const t = placeholdersTexts.copyForm;
const SHOWN_MAX = 8;

interface CopyProps {
  place: Place & { owner: string };
  opened: boolean;
  onClose: () => void;
}

export function Copy({ place, opened, onClose }: CopyProps) {
  const [from, setFrom] = useState<string | undefined>(undefined);
  const queries = useQueryClient();
  const copy = useCopyPlaceholders();
  const { scope, owner } = place;
  if (scope === 'system') {
    return null;
  }
  const read = async (of: string) => {
    const items = await queries.fetchQuery(allPlaceholdersOptions({ scope, owner: of }));
    return items.filter(({ is_default }) => !is_default).map(({ name }) => name);
  };
  const preview = async (other: string) => {
    const here = new Set(await read(owner));
    const names = (await read(other)).filter((name) => !here.has(name));
    return { count: names.length, sample: names.slice(0, SHOWN_MAX) };
  };
  return (
    <ConfirmAction
      opened={opened}
      onClose={onClose}
      title={t.title(owner)}
      confirmLabel={t.confirm}
      ready={from !== undefined}
      preview={from === undefined ? undefined : () => preview(from)}
      previewKey={[place, from]}
      noun={nouns.placeholder}
      onConfirm={async () => {
        const { copied, kept } = await copy.mutateAsync({ place, from: from ?? '' });
        notifyDone(t.done(copied, kept));
      }}
    >
      <OwnerSelect kind={scope} label={t.from} value={from} onChange={setFrom} except={owner} />
      <Text fz="sm" c="dimmed">
        {t.body}
      </Text>
    </ConfirmAction>
  );
}
