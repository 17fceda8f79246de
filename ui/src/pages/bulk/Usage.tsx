// View Usage (M68): how many phones have each model, and which languages the selected ones have.

import { Button, Modal, Stack, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChartBar } from '@tabler/icons-react';
import { type Device, useDeviceFacets } from '../../api/devices';
import { LoadingLines } from '../../components/Loading';
import { ProblemAlert } from '../../components/ProblemAlert';
import { bulkTexts } from '../../texts/bulk';
import { count } from '../../texts/common';
import { usageOf } from './picked';

const t = bulkTexts.usage;

export function Usage({ picked }: { picked: readonly Device[] }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="default"
        ml="auto"
        leftSection={<IconChartBar size={16} aria-hidden />}
        onClick={open}
      >
        {t.title}
      </Button>
      <Modal opened={opened} onClose={close} title={t.title}>
        {opened && <Body picked={picked} />}
      </Modal>
    </>
  );
}

function Body({ picked }: { picked: readonly Device[] }) {
  const facets = useDeviceFacets();
  const models = new Map(usageOf(picked, ({ model }) => model));
  const languages = usageOf(picked, ({ language }) => language);
  const all = Object.entries(facets.data?.facets.model ?? {}).sort(([, a], [, b]) => b - a);
  return (
    <Stack gap="md">
      <Title order={3}>{t.models}</Title>
      <ProblemAlert error={facets.error} onRetry={() => void facets.refetch()} />
      {facets.isPending && <LoadingLines lines={4} />}
      {facets.data && (
        <Counts
          columns={[t.fleet, t.selected]}
          rows={all.map(([model, phones]) => [model, phones, models.get(model) ?? 0])}
        />
      )}
      <Title order={3}>{t.languages}</Title>
      {languages.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t.noneSelected}
        </Text>
      ) : (
        <Counts columns={[t.selected]} rows={languages} />
      )}
    </Stack>
  );
}

interface CountsProps {
  columns: string[];
  rows: [string, ...number[]][];
}

function Counts({ columns, rows }: CountsProps) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t.value}</Table.Th>
          {columns.map((column) => (
            <Table.Th key={column} ta="right">
              {column}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([value, ...counts]) => (
          <Table.Tr key={value}>
            <Table.Td>{value || t.unset}</Table.Td>
            {columns.map((column, index) => (
              <Table.Td key={column} ta="right">
                {count(counts[index] ?? 0)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
