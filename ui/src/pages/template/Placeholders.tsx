// The placeholders that a template names, and who gives them values (Show Placeholders, M78).

import { Text } from '@mantine/core';
import { type TemplatePlaceholder, useTemplatePlaceholders } from '../../api/templates';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { PageLink } from '../../shell/links';
import { usePageSearch } from '../../shell/page';
import { count } from '../../texts/common';
import { templateTexts } from '../../texts/templates';
import { page } from './page';

const t = templateTexts.placeholders;

const columns: Column<TemplatePlaceholder>[] = [
  {
    id: 'placeholder',
    title: t.columns.placeholder,
    width: 270,
    sort: 'name',
    fixed: true,
    narrow: true,
    cell: ({ name, placeholder }) => (
      <PageLink
        to="/placeholders"
        search={{ scope: 'system', search: name }}
        ff="monospace"
        fz="xs"
        title={placeholder}
      >
        {placeholder}
      </PageLink>
    ),
  },
  {
    id: 'part',
    title: t.columns.part,
    width: 110,
    grow: 0,
    cell: ({ part }) => t.parts[part],
  },
  {
    id: 'value',
    title: t.columns.value,
    width: 190,
    narrow: true,
    cell: (placeholder) => <Value placeholder={placeholder} />,
  },
  {
    id: 'models',
    title: t.columns.models,
    width: 170,
    cell: ({ models }) => {
      const text = models
        .map(({ model, value, hidden }) => `${model}: ${hidden ? t.hidden : value}`)
        .join(', ');
      return <span title={text}>{text}</span>;
    },
  },
  {
    id: 'regions',
    title: t.columns.regions,
    width: 80,
    grow: 0,
    align: 'right',
    cell: ({ regions }) => (regions > 0 ? count(regions) : ''),
  },
  {
    id: 'devices',
    title: t.columns.devices,
    width: 80,
    grow: 0,
    align: 'right',
    cell: ({ devices }) => (devices > 0 ? count(devices) : ''),
  },
  {
    id: 'description',
    title: t.columns.description,
    width: 240,
    grow: 2,
    cell: ({ description }) => <span title={description}>{description}</span>,
  },
];

function Value({ placeholder }: { placeholder: TemplatePlaceholder }) {
  const { value, hidden, known, system, default: builtIn } = placeholder;
  if (hidden && value === null) {
    return <Quiet text={t.hidden} />;
  }
  if (value) {
    return (
      <Text
        span
        ff="monospace"
        fz="xs"
        title={system !== null && builtIn ? t.builtIn(builtIn) : value}
      >
        {value}
      </Text>
    );
  }
  return <Quiet text={known ? t.known : t.noValue} />;
}

function Quiet({ text }: { text: string }) {
  return (
    <Text span fz="sm" c="dimmed">
      {text}
    </Text>
  );
}

export function Placeholders({ name }: { name: string }) {
  const [search] = usePageSearch(page);
  const sort = search.sort === 'name' ? 'name' : undefined;
  const list = useTemplatePlaceholders(name, sort);
  return (
    <DataTable
      name="template-placeholders"
      label={t.table}
      columns={columns}
      list={list}
      rowId={(row) => row.name}
      toolbar={
        <Text fz="sm" c="dimmed">
          {t.hint}
        </Text>
      }
      empty={<EmptyState title={t.empty} />}
    />
  );
}
