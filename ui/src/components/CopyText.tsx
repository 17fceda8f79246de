// A text that is to be pasted elsewhere, with its button.

import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { common } from '../texts/common';
import classes from './CopyText.module.css';

interface CopyTextProps {
  value: string;
  /** What it is, for screen readers. */
  label: string;
}

export function CopyText({ value, label }: CopyTextProps) {
  return (
    <div className={classes.box}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which keys must be able to do. */}
      <pre className={classes.text} tabIndex={0} role="group" aria-label={label}>
        {value}
      </pre>
      <CopyAction value={value} label={label} />
    </div>
  );
}

export function CopyAction({ value, label }: CopyTextProps) {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? common.copied : common.copy}>
          <ActionIcon onClick={copy} aria-label={`${common.copy}: ${label}`} variant="default">
            {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
