// A place to drop a file on, or to choose one with.

import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { fileDropTexts } from '../texts/fileDrop';
import classes from './FileDrop.module.css';

interface FileDropProps {
  /** What may be dropped: `A CSV or zip file`. */
  hint: string;
  /** As the attribute of an input: `.csv,.zip`. The server judges; this only helps to choose. */
  accept: string;
  onFile: (file: File) => void;
  isBusy?: boolean;
}

export function FileDrop({ hint, accept, onFile, isBusy }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !isBusy) {
      onFile(file);
    }
  };
  return (
    <section
      className={classes.drop}
      data-over={isOver || undefined}
      aria-label={hint}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Group gap="md" justify="center">
        <IconUpload size={28} stroke={1.5} aria-hidden />
        <Stack gap={2}>
          <Text fw={600}>{fileDropTexts.drop}</Text>
          <Text fz="sm" c="dimmed">
            {hint}
          </Text>
        </Stack>
        <FileButton accept={accept} onChange={(file) => file && onFile(file)}>
          {(props) => (
            <Button variant="default" loading={isBusy} {...props}>
              {fileDropTexts.choose}
            </Button>
          )}
        </FileButton>
      </Group>
    </section>
  );
}
