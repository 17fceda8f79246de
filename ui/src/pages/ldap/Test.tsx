// Looks somebody up as a phone would, with what is typed, saved or not; shows what the directory
// answered.

import { Button, Card, List, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAddressBook, IconCircleCheck } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem';
import { useMay } from '../../api/session';
import { type DirectoryReport, useTryDirectory } from '../../api/settings';
import { Mark } from '../../components/Mark';
import { ProblemAlert } from '../../components/ProblemAlert';
import { ldapTexts } from '../../texts/settings';
import classes from './Ldap.module.css';
import { changeOf, type LdapValues } from './values';

const t = ldapTexts.test;

type By = 'name' | 'number';

interface TestProps {
  values: LdapValues;
  /** What the server says of fields of the settings. */
  onFieldMessages: (messages: Record<string, string>) => void;
}

export function Test({ values, onFieldMessages }: TestProps) {
  const may = useMay('administrator');
  const [by, setBy] = useState<By>('name');
  const [text, setText] = useState('');
  const attempt = useTryDirectory();
  if (!may) {
    return null;
  }
  const run = (event: FormEvent) => {
    event.preventDefault();
    // A directory can be asked before phones are told to.
    const { active: _, ...settings } = changeOf(values);
    attempt.mutate(
      { [by]: text.trim(), settings },
      { onError: (error) => error instanceof Problem && onFieldMessages(settingsOf(error)) },
    );
  };
  return (
    <Card component="section" className={classes.test} data-testid="ldap-test">
      <form onSubmit={run}>
        <Stack gap="sm">
          <div>
            <Title order={2}>{t.title}</Title>
            <Text fz="sm" c="dimmed">
              {t.body}
            </Text>
          </div>
          <SegmentedControl
            size="xs"
            aria-label={t.by}
            value={by}
            onChange={(value) => setBy(value as By)}
            data={[
              { value: 'name', label: t.name },
              { value: 'number', label: t.number },
            ]}
          />
          <TextInput
            label={by === 'name' ? t.nameLabel : t.numberLabel}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            loading={attempt.isPending}
            disabled={text.trim() === ''}
            leftSection={<IconAddressBook size={16} aria-hidden />}
          >
            {t.run}
          </Button>
          <div aria-live="polite">
            <ProblemAlert error={attempt.error} />
            {attempt.data && <Answer report={attempt.data} />}
          </div>
        </Stack>
      </form>
    </Card>
  );
}

/** The messages of the settings' fields, which come as `settings.base`. */
function settingsOf(problem: Problem): Record<string, string> {
  const messages = Object.entries(problem.fieldMessages());
  return Object.fromEntries(
    messages.flatMap(([field, message]) =>
      field.startsWith('settings.') ? [[field.slice('settings.'.length), message]] : [],
    ),
  );
}

function Answer({ report }: { report: DirectoryReport }) {
  const { resolved_address, took_ms, bound, hits, has_more, entries } = report;
  return (
    <Stack gap={6} data-testid="ldap-answer">
      <Mark tone="good" icon={IconCircleCheck} label={t.connected(resolved_address, took_ms)} />
      <Text fz="sm" c="dimmed">
        {bound ? t.bound : t.anonymous}
      </Text>
      <Text fz="sm" fw={600}>
        {t.hits(hits, has_more)}
      </Text>
      {entries.length > 0 && (
        <>
          {entries.length < hits && (
            <Text fz="xs" c="dimmed">
              {t.more(entries.length)}
            </Text>
          )}
          <List fz="sm" spacing={2} aria-label={t.answer}>
            {entries.map(({ display_name, numbers }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity here.
              <List.Item key={index}>
                {display_name}
                {numbers.length > 0 && ` · ${numbers.join(', ')}`}
              </List.Item>
            ))}
          </List>
        </>
      )}
      {report.referrals_not_followed > 0 && (
        <Text fz="xs" c="dimmed">
          {t.referrals(report.referrals_not_followed)}
        </Text>
      )}
    </Stack>
  );
}
