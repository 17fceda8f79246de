// What the DHCP server is given, to copy, and the boot files behind it (M15 to M19).

import { Card, SegmentedControl, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { IconNetworkOff } from '@tabler/icons-react';
import { type DhcpTemplate, useDhcpTemplate } from '../../api/bootFiles';
import { DHCP_FORMATS } from '../../api/fixedWords';
import { CopyAction, CopyText } from '../../components/CopyText';
import { EmptyState } from '../../components/EmptyState';
import { LoadingLines } from '../../components/Loading';
import { PageFrame } from '../../components/PageFrame';
import { ProblemAlert } from '../../components/ProblemAlert';
import { Wide } from '../../components/Wide';
import { usePageSearch } from '../../shell/page';
import { common } from '../../texts/common';
import { dhcpTexts } from '../../texts/dhcp';
import { BootFiles } from './BootFiles';
import classes from './Dhcp.module.css';
import { type Format, givenBy, textFor } from './forms';
import { page } from './page';

const t = dhcpTexts.server;

export default function Dhcp() {
  const dhcp = useDhcpTemplate();
  return (
    <PageFrame page={page}>
      <ProblemAlert error={dhcp.error} onRetry={() => void dhcp.refetch()} />
      {dhcp.isPending && <LoadingLines lines={10} />}
      {dhcp.data && (
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" className={classes.grid}>
          <Given template={dhcp.data} />
          <BootFiles />
        </SimpleGrid>
      )}
    </PageFrame>
  );
}

function Given({ template }: { template: DhcpTemplate }) {
  const [search, change] = usePageSearch(page);
  const format: Format = search.format ?? 'isc';
  const given = givenBy(template.urls);
  if (!given) {
    return (
      <Card component="section">
        <EmptyState icon={IconNetworkOff} title={dhcpTexts.none.title}>
          {dhcpTexts.none.body}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Stack gap="md" className={classes.column}>
      <Card component="section">
        <Stack gap="sm">
          <div>
            <Title order={2}>{t.title}</Title>
            <Text fz="sm" c="dimmed">
              {t.body}
            </Text>
          </div>
          <SegmentedControl
            size="xs"
            aria-label={t.format}
            value={format}
            onChange={(value) => change({ format: value as Format })}
            data={DHCP_FORMATS.map((value) => ({ value, label: t.formats[value] }))}
          />
          <div className={classes.text}>
            <CopyText value={textFor(format, given)} label={t.text(t.formats[format])} />
          </div>
        </Stack>
      </Card>
      <Card component="section">
        <Title order={2}>{t.values}</Title>
        <Text fz="sm" c="dimmed" mb="xs">
          {t.valuesBody}
        </Text>
        <Wide label={t.values}>
          <Table fz="sm" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t.purpose}</Table.Th>
                <Table.Th>{t.value}</Table.Th>
                <Table.Th>{common.copy}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {template.urls.map(({ purpose, value }) => (
                <Table.Tr key={purpose}>
                  <Table.Td>{purpose}</Table.Td>
                  <Table.Td className={classes.value}>{value}</Table.Td>
                  <Table.Td>
                    <CopyAction value={value} label={purpose} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Wide>
      </Card>
    </Stack>
  );
}
