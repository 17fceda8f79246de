// The columns of the templates' list (M77).

import { Text } from '@mantine/core';
import { IconEdit, IconLock, IconUser } from '@tabler/icons-react';
import type { Template } from '../../api/templates';
import type { Column } from '../../components/DataTable';
import { Mark } from '../../components/Mark';
import { TimeAgo } from '../../components/TimeAgo';
import { PageLink } from '../../shell/links';
import { count } from '../../texts/common';
import { templatesTexts, variantTexts } from '../../texts/templates';

const t = templatesTexts.columns;
const states = templatesTexts.states;

/** As built in, changed, or the administrator's own. */
export function TemplateStateMark({ template }: { template: Template }) {
  if (!template.built_in) {
    return <Mark tone="brand" icon={IconUser} label={states.own} />;
  }
  return template.changed ? (
    <Mark
      tone="odd"
      icon={IconEdit}
      label={states.changed}
      title={states.changedTitle(template.version, template.size_bytes)}
    />
  ) : (
    <Mark tone="quiet" icon={IconLock} label={states.builtIn} />
  );
}

export const columns: Column<Template>[] = [
  {
    id: 'name',
    title: t.name,
    width: 190,
    sort: 'name',
    fixed: true,
    narrow: true,
    cell: ({ name }) => (
      <PageLink to="/templates/$template" params={{ template: name }} fz="sm">
        {name}
      </PageLink>
    ),
  },
  { id: 'model', title: t.model, width: 90, grow: 0, cell: ({ model }) => model },
  {
    id: 'variant',
    title: t.variant,
    width: 110,
    grow: 0,
    cell: ({ variant }) => variantTexts[variant],
  },
  {
    id: 'state',
    title: t.state,
    width: 120,
    grow: 0,
    narrow: true,
    cell: (template) => <TemplateStateMark template={template} />,
  },
  {
    id: 'phones',
    title: t.phones,
    width: 80,
    grow: 0,
    align: 'right',
    cell: ({ phones }) => count(phones),
  },
  {
    id: 'mapped_rows',
    title: t.mapped_rows,
    width: 80,
    grow: 0,
    align: 'right',
    cell: ({ mapped_rows }) => count(mapped_rows),
  },
  {
    id: 'saved_at',
    title: t.saved_at,
    width: 100,
    grow: 0,
    cell: ({ saved_at }) => saved_at && <TimeAgo time={saved_at} />,
  },
  {
    id: 'description',
    title: t.description,
    width: 200,
    grow: 3,
    cell: ({ description }) => <span title={description}>{description}</span>,
  },
  {
    id: 'global_file',
    title: t.global_file,
    width: 260,
    optional: true,
    cell: ({ global_file }) => (
      <Text ff="monospace" fz="xs" span>
        {global_file}
      </Text>
    ),
  },
  {
    id: 'version',
    title: t.version,
    width: 80,
    optional: true,
    align: 'right',
    cell: ({ version }) => count(version),
  },
];
