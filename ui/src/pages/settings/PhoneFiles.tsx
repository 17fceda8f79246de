// Where phones reach the server, through which proxy, and what may be uploaded for them.

import { TagsInput, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type PhoneSettings, useChangePhoneSettings } from '../../api/settings';
import { CopyText } from '../../components/CopyText';
import { changed } from '../../components/changed';
import { SettingsForm } from '../../components/SettingsForm';
import { useFollowing } from '../../components/useFollowing';
import { settingsTexts as t } from '../../texts/settings';

const valuesOf = ({ proxy_url, upload_suffixes }: PhoneSettings) => ({
  proxy_url,
  upload_suffixes,
});

type Values = ReturnType<typeof valuesOf>;

export function PhoneFiles({ settings }: { settings: PhoneSettings }) {
  const change = useChangePhoneSettings();
  const form = useForm({ initialValues: valuesOf(settings) });
  useFollowing(form, valuesOf(settings));
  const { url, source } = settings.public_url;
  const save = async (before: Values, now: Values) =>
    valuesOf(await change.mutateAsync(changed(before, now)));
  return (
    <SettingsForm form={form} save={save} saved={t.filesSaved}>
      <Title order={2}>{t.files}</Title>
      <div>
        <Text fz="sm" fw={500}>
          {t.publicUrl}
        </Text>
        <Text fz="xs" c="dimmed" mb={4}>
          {t.publicUrlFrom[url && source ? source : 'none']}
        </Text>
        {url && <CopyText value={url} label={t.publicUrl} />}
      </div>
      <TextInput
        label={t.proxyUrl}
        description={t.proxyHint}
        placeholder="http://"
        {...form.getInputProps('proxy_url')}
      />
      <TagsInput
        label={t.suffixes}
        description={t.suffixesHint}
        {...form.getInputProps('upload_suffixes')}
      />
    </SettingsForm>
  );
}
