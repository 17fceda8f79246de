// What can be done from the keyboard, and what the signs of phones mean.

import { Anchor, Kbd, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { ApprovalMark, DeviceStatusMark } from '../components/Mark';
import { helpTexts as t } from '../texts/help';
import classes from './Help.module.css';

interface HelpProps {
  opened: boolean;
  onClose: () => void;
  /** Letters behind `g`, with the titles of their pages. */
  pages: readonly (readonly [letter: string, title: string])[];
}

export default function Help({ opened, onClose, pages }: HelpProps) {
  const k = t.keys;
  return (
    <Modal opened={opened} onClose={onClose} title={t.title} size={820}>
      <Stack gap="lg">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
          <Stack gap="lg">
            <Keys title={k.everywhere}>
              <Key keys={[['Ctrl', 'K'], ['/']]}>{k.search}</Key>
              <Key keys={[['?']]}>{k.help}</Key>
              <Key keys={[['Esc']]}>{k.close}</Key>
            </Keys>
            <Keys title={k.tables}>
              <Key keys={[['↑'], ['↓']]}>{k.move}</Key>
              <Key keys={[['PgUp'], ['PgDn'], ['Home'], ['End']]}>{k.far}</Key>
              <Key keys={[['Space']]}>{k.pick}</Key>
              <Key keys={[['Shift', '↓']]}>{k.pickMore}</Key>
              <Key keys={[['Ctrl', 'A']]}>{k.pickAll}</Key>
              <Key keys={[['Enter']]}>{k.open}</Key>
            </Keys>
          </Stack>
          <Keys title={k.goTo}>
            {pages.map(([letter, title]) => (
              <Key key={letter} keys={[['g', letter]]}>
                {title}
              </Key>
            ))}
          </Keys>
        </SimpleGrid>
        <Signs />
        <Text fz="xs" c="dimmed">
          {t.documentation}{' '}
          <Anchor href="/api/docs" target="_blank" rel="noreferrer" fz="inherit" underline="always">
            /api/docs
          </Anchor>
        </Text>
      </Stack>
    </Modal>
  );
}

const HELD = new Set(['Ctrl', 'Shift']);

function Keys({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Title order={3} mb="xs">
        {title}
      </Title>
      <dl className={classes.keys}>{children}</dl>
    </section>
  );
}

/** Any of some combinations. Ctrl and Shift are held, `g` is pressed before what follows it. */
function Key({ keys, children }: { keys: string[][]; children: ReactNode }) {
  return (
    <>
      <dt>
        {keys.map((combination, n) => (
          <Fragment key={combination.join(' ')}>
            {n > 0 && keys.length === 2 && <span>{t.keys.or}</span>}
            {combination.map((key, at) => (
              <Fragment key={key}>
                {at > 0 && HELD.has(combination[0] ?? '') && <span aria-hidden>+</span>}
                <Kbd size="xs">{key}</Kbd>
              </Fragment>
            ))}
          </Fragment>
        ))}
      </dt>
      <dd>{children}</dd>
    </>
  );
}

function Signs() {
  const s = t.signs;
  return (
    <section>
      <Title order={3} mb="xs">
        {s.title}
      </Title>
      <dl className={classes.signs}>
        {(['registered', 'non_registered', 'disconnected'] as const).map((status) => (
          <Fragment key={status}>
            <dt>
              <DeviceStatusMark device={{ status, reported_status: '' }} />
            </dt>
            <dd>{s[status]}</dd>
          </Fragment>
        ))}
        <dt>
          <DeviceStatusMark device={{ status: 'non_registered', reported_status: 'offline' }} />
        </dt>
        <dd>{s.offline}</dd>
        <dt>
          <ApprovalMark approval="pending" />
        </dt>
        <dd>{s.pending}</dd>
      </dl>
    </section>
  );
}
