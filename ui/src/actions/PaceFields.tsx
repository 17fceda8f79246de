// How fast a job goes, when it begins, and when it stops itself. Folded away: defaults do.

import {
  Checkbox,
  Collapse,
  Group,
  NumberInput,
  Stack,
  Text,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { actionsTexts } from '../texts/actions';
import type { FieldsProps } from './OptionFields';
import { isBatched, secondsFor, span } from './values';

const t = actionsTexts.pace;

interface PaceFieldsProps extends FieldsProps {
  /** How many targets there are, once that is known. */
  count: number | undefined;
}

export function PaceFields({ action, values, change, errors, count }: PaceFieldsProps) {
  const [opened, { toggle }] = useDisclosure(false);
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  const seconds = count === undefined ? undefined : secondsFor(action, values, count);
  return (
    <Stack gap="xs">
      <UnstyledButton onClick={toggle} aria-expanded={opened} fz="sm" fw={500}>
        <Group gap={4}>
          <Chevron size={16} aria-hidden />
          {t.title}
        </Group>
      </UnstyledButton>
      <Collapse expanded={opened}>
        <Stack gap="sm">
          <Group grow align="flex-start">
            {isBatched(action, values) ? (
              <>
                <NumberInput
                  label={t.batchSize}
                  value={values.batchSize}
                  onChange={(batchSize) => change({ batchSize })}
                  error={errors.batch_size}
                  min={1}
                  max={500}
                  allowDecimal={false}
                />
                <NumberInput
                  label={t.batchDelay}
                  value={values.batchDelay}
                  onChange={(batchDelay) => change({ batchDelay })}
                  error={errors.batch_delay_seconds}
                  min={0}
                  max={86_400}
                  allowDecimal={false}
                />
              </>
            ) : (
              <NumberInput
                label={t.delay}
                value={values.delay}
                onChange={(delay) => change({ delay })}
                error={errors.delay_seconds}
                min={0}
                max={86_400}
                allowDecimal={false}
              />
            )}
          </Group>
          <TextInput
            type="datetime-local"
            label={t.startAt}
            description={t.startAtHelp}
            value={values.startAt}
            onChange={(event) => change({ startAt: event.currentTarget.value })}
            error={errors.start_at}
          />
          <Checkbox
            label={t.inWindow}
            description={t.inWindowHelp}
            checked={values.inWindow}
            onChange={(event) => change({ inWindow: event.currentTarget.checked })}
          />
          <Group grow align="flex-start">
            <NumberInput
              label={t.stopPercent}
              description={t.stopPercentHelp}
              value={values.stopPercent}
              onChange={(stopPercent) => change({ stopPercent })}
              error={errors.stop_after_failed_percent}
              min={0}
              max={100}
              allowDecimal={false}
            />
            {Number(values.stopPercent) < 100 && (
              <NumberInput
                label={t.stopCount}
                description={t.stopCountHelp}
                value={values.stopCount}
                onChange={(stopCount) => change({ stopCount })}
                error={errors.stop_after_failed_count}
                min={1}
                max={1_000_000}
                allowDecimal={false}
              />
            )}
          </Group>
        </Stack>
      </Collapse>
      {seconds !== undefined && count !== undefined && count > 1 && (
        <Text fz="xs" c="dimmed">
          {seconds === 0 ? t.atOnce : t.takes(count, span(seconds))}
        </Text>
      )}
    </Stack>
  );
}
