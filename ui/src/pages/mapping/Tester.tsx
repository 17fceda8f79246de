// What a phone of a model in a region would be given, and why. The question stands in the address.

import { Autocomplete, Card, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { VARIANTS } from '../../api/fixedWords';
import { type MappingTest, useMappingTest } from '../../api/mapping';
import { useModels } from '../../api/models';
import { useRegions } from '../../api/regions';
import { LoadingLines } from '../../components/Loading';
import { ProblemAlert } from '../../components/ProblemAlert';
import { PageLink } from '../../shell/links';
import { usePageSearch } from '../../shell/page';
import { mappingTexts } from '../../texts/mapping';
import { variantTexts } from '../../texts/templates';
import classes from './Mapping.module.css';
import { page } from './page';

const t = mappingTexts.tester;

export function Tester() {
  const [search, change] = usePageSearch(page);
  const models = useModels();
  const regions = useRegions();
  const [question] = useDebouncedValue(
    {
      model: search.model,
      region: search.region,
      variant: search.variant,
      user_agent: search.user_agent,
    },
    300,
  );
  const isAsked = question.model !== undefined || question.user_agent !== undefined;
  const test = useMappingTest(question, isAsked);
  return (
    <Card className={classes.tester} data-testid="tester">
      <Stack gap="sm">
        <div>
          <Title order={2}>{t.title}</Title>
          <Text fz="xs" c="dimmed">
            {t.body}
          </Text>
        </div>
        <Autocomplete
          size="xs"
          label={t.model}
          data={(models.data ?? []).map(({ name }) => name)}
          value={search.model ?? ''}
          onChange={(value) => change({ model: value || undefined })}
        />
        <Select
          size="xs"
          label={t.region}
          data={(regions.data ?? []).map(({ name }) => name)}
          value={search.region ?? null}
          onChange={(value) => change({ region: value ?? undefined })}
          clearable
          searchable
        />
        <Select
          size="xs"
          label={t.variant}
          placeholder={t.variantAuto}
          data={VARIANTS.map((value) => ({ value, label: variantTexts[value] }))}
          value={search.variant ?? null}
          onChange={(value) => change({ variant: (value ?? undefined) as typeof search.variant })}
          clearable
        />
        <TextInput
          size="xs"
          label={t.userAgent}
          description={t.userAgentHint}
          placeholder="AUDC-IPPhone/2.0.4.30 (430HD; 00908F4867AF)"
          value={search.user_agent ?? ''}
          onChange={(event) => change({ user_agent: event.currentTarget.value || undefined })}
        />
        <div className={classes.answer} aria-live="polite">
          {!isAsked && (
            <Text fz="sm" c="dimmed">
              {t.ask}
            </Text>
          )}
          <ProblemAlert error={test.error} onRetry={() => void test.refetch()} />
          {isAsked && test.isPending && <LoadingLines lines={3} />}
          {isAsked && test.data && <Answer test={test.data} />}
        </div>
      </Stack>
    </Card>
  );
}

function Answer({ test }: { test: MappingTest }) {
  const { template, note, model, variant, first_contact } = test;
  return (
    <Stack gap={8} data-testid="answer">
      <Fact title={t.template}>
        {template ? (
          <PageLink to="/templates/$template" params={{ template }} fz="sm" fw={600}>
            {template}
          </PageLink>
        ) : (
          <Text fz="sm" fw={600} c="var(--app-bad)">
            {t.none}
          </Text>
        )}
      </Fact>
      <Fact title={t.why}>{note}</Fact>
      {model && (
        <Fact title={t.reads}>
          {model}, {variantTexts[variant]}
        </Fact>
      )}
      <Fact title={t.first}>
        {t.firstContact(first_contact.status, first_contact.x_template_name)}
      </Fact>
    </Stack>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Text fz="xs" c="dimmed">
        {title}
      </Text>
      <Text component="div" fz="sm">
        {children}
      </Text>
    </div>
  );
}
