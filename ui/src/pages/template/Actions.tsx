// What can be done with a template as a whole: generate, download, upload, restore, delete.

import { ActionIcon, Button, Menu, Modal, Stack, Text } from '@mantine/core';
import {
  IconDotsVertical,
  IconDownload,
  IconFileCode,
  IconRestore,
  IconTrash,
  IconUpload,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../api/session';
import { type OneTemplate, useDeleteTemplate, useRestoreTemplate } from '../../api/templates';
import { ConfirmAction } from '../../components/ConfirmAction';
import { ReplaceDraft } from '../../components/editor/ReplaceDraft';
import { FileDrop } from '../../components/FileDrop';
import { notifyDone } from '../../components/notify';
import { useDownload } from '../../components/useDownload';
import { templateTexts as t } from '../../texts/templates';
import { Generate } from './Generate';

interface ActionsProps {
  template: OneTemplate;
  isDraft: boolean;
  /** The text of a file that was chosen. */
  onUpload: (xml: string) => void;
  onRestored: () => void;
}

type Dialogue = 'generate' | 'upload' | 'restore' | 'delete';

export function Actions({ template, isDraft, onUpload, onRestored }: ActionsProps) {
  const [open, setOpen] = useState<Dialogue | undefined>(undefined);
  const may = useMay('administrator');
  const close = () => setOpen(undefined);
  const { name } = template;
  const builtIn = useDownload(`${addressOf(name)}?default=true`, `${name}.default.xml`);
  return (
    <>
      <Download template={template} />
      {may && (
        <>
          {template.changed && (
            <Button
              variant="default"
              leftSection={<IconRestore size={16} aria-hidden />}
              onClick={() => setOpen('restore')}
            >
              {t.actions.restore}
            </Button>
          )}
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon size={34} variant="default" aria-label={t.actions.more}>
                <IconDotsVertical size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconUpload size={16} aria-hidden />}
                onClick={() => setOpen('upload')}
              >
                {t.actions.upload}
              </Menu.Item>
              {template.built_in && (
                <Menu.Item
                  component="a"
                  {...builtIn.link}
                  leftSection={<IconDownload size={16} aria-hidden />}
                >
                  {t.actions.downloadDefault}
                </Menu.Item>
              )}
              {!template.built_in && (
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash size={16} aria-hidden />}
                  onClick={() => setOpen('delete')}
                >
                  {t.actions.delete}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
          <Button
            leftSection={<IconFileCode size={16} aria-hidden />}
            onClick={() => setOpen('generate')}
          >
            {t.actions.generate}
          </Button>
          <Generate
            template={template}
            isDraft={isDraft}
            opened={open === 'generate'}
            onClose={close}
          />
          <Upload
            name={name}
            isDraft={isDraft}
            opened={open === 'upload'}
            onClose={close}
            onUpload={onUpload}
          />
          <Restore
            template={template}
            opened={open === 'restore'}
            onClose={close}
            onRestored={onRestored}
          />
          <Delete name={name} opened={open === 'delete'} onClose={close} />
        </>
      )}
    </>
  );
}

const addressOf = (name: string) => `/api/v1/templates/${encodeURIComponent(name)}`;

function Download({ template: { name } }: { template: OneTemplate }) {
  const { link, isBusy } = useDownload(addressOf(name), `${name}.xml`);
  return (
    <Button
      component="a"
      variant="default"
      {...link}
      loading={isBusy}
      leftSection={<IconDownload size={16} aria-hidden />}
    >
      {t.actions.download}
    </Button>
  );
}

interface DialogueProps {
  opened: boolean;
  onClose: () => void;
}

interface UploadProps extends DialogueProps {
  name: string;
  /** Something else is in the editor, and not saved. */
  isDraft: boolean;
  onUpload: (xml: string) => void;
}

function Upload({ name, isDraft, opened, onClose, onUpload }: UploadProps) {
  const [chosen, choose] = useState<File | undefined>(undefined);
  const take = async (file: File) => {
    onUpload(await file.text());
    notifyDone(t.upload.taken);
    onClose();
  };
  if (opened && chosen) {
    const leave = () => {
      choose(undefined);
      onClose();
    };
    return <ReplaceDraft file={chosen} onClose={leave} onConfirm={take} />;
  }
  return (
    <Modal opened={opened} onClose={onClose} title={t.upload.title(name)}>
      <Stack gap="sm">
        <FileDrop
          hint={t.upload.hint}
          accept=".xml"
          onFile={(file) => (isDraft ? choose(file) : void take(file))}
        />
        <Text fz="sm" c="dimmed">
          {t.upload.taken}
        </Text>
      </Stack>
    </Modal>
  );
}

interface RestoreProps extends DialogueProps {
  template: OneTemplate;
  onRestored: () => void;
}

function Restore({ template, opened, onClose, onRestored }: RestoreProps) {
  const restore = useRestoreTemplate(template.name);
  return (
    <ConfirmAction
      opened={opened}
      onClose={onClose}
      title={t.restore.title(template.name)}
      confirmLabel={t.restore.confirm}
      danger
      onConfirm={async () => {
        await restore.mutateAsync(undefined);
        onRestored();
        notifyDone(t.restore.done);
      }}
    >
      <Text fz="sm">{t.restore.body(template.phones)}</Text>
    </ConfirmAction>
  );
}

function Delete({ name, opened, onClose }: DialogueProps & { name: string }) {
  const remove = useDeleteTemplate(name);
  const navigate = useNavigate();
  return (
    <ConfirmAction
      opened={opened}
      onClose={onClose}
      title={t.delete.title(name)}
      confirmLabel={t.delete.confirm}
      danger
      onConfirm={async () => {
        await remove.mutateAsync(undefined);
        notifyDone(t.delete.done(name));
        void navigate({ to: '/templates' } as never);
      }}
    >
      <Text fz="sm">{t.delete.body}</Text>
    </ConfirmAction>
  );
}
