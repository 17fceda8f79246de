// One template: its document, what is different, what it names, who has it; and making files of it.
//
// What is typed lives here, above the tabs: looking at the changes loses nothing.

import { Group, Tabs } from '@mantine/core';
import { useMay } from '../../api/session';
import { type OneTemplate, useSaveTemplate, useTemplate } from '../../api/templates';
import { useDraft } from '../../components/editor/draft';
import { LeaveGuard } from '../../components/LeaveGuard';
import { LoadingLines } from '../../components/Loading';
import { notifyDone } from '../../components/notify';
import { PageFrame } from '../../components/PageFrame';
import { ProblemAlert } from '../../components/ProblemAlert';
import { usePageSearch, usePathParameter } from '../../shell/page';
import { plural } from '../../texts/common';
import { templateTexts as t, variantTexts } from '../../texts/templates';
import { TemplateStateMark } from '../templates/columns';
import { Actions } from './Actions';
import { Changes } from './Changes';
import { Edit } from './Edit';
import { Placeholders } from './Placeholders';
import { page, TABS, type Tab } from './page';
import classes from './Template.module.css';
import { Usage } from './Usage';

export default function Template() {
  const name = usePathParameter('template');
  const template = useTemplate(name);
  if (!template.data) {
    return (
      <PageFrame page={page} title={name}>
        {template.error ? (
          <ProblemAlert error={template.error} onRetry={() => void template.refetch()} />
        ) : (
          <LoadingLines lines={8} />
        )}
      </PageFrame>
    );
  }
  return <Loaded key={template.data.name} template={template.data} />;
}

function Loaded({ template: first }: { template: OneTemplate }) {
  const [search, change] = usePageSearch(page);
  const template = useTemplate(first.name).data ?? first;
  const save = useSaveTemplate(template.name);
  const store = async (xml: string) => {
    await save.mutateAsync(xml);
    return xml;
  };
  const edited = useDraft(template.xml, store, () => notifyDone(t.editor.saved));
  const may = useMay('administrator');
  const tab = search.tab ?? 'edit';

  return (
    <PageFrame
      page={page}
      title={template.name}
      fill
      summary={
        <Group component="span" gap="sm">
          <span>
            {t.summary(
              template.model,
              variantTexts[template.variant],
              plural(template.phones, 'phone'),
            )}
          </span>
          <TemplateStateMark template={template} />
        </Group>
      }
      actions={
        <Actions
          template={template}
          isDraft={edited.isChanged}
          onUpload={(xml) => {
            edited.type(xml);
            change({ tab: 'edit' });
          }}
          onRestored={edited.discard}
        />
      }
    >
      <LeaveGuard active={edited.isChanged} />
      <Tabs
        value={tab}
        onChange={(value) =>
          change({
            tab: value === 'edit' ? undefined : (value as Tab),
            sort: undefined,
            columns: undefined,
          })
        }
        keepMounted={false}
        className={classes.tabs}
      >
        <Tabs.List className={classes.list}>
          {TABS.map((value) => (
            <Tabs.Tab key={value} value={value}>
              {t.tabs[value]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="edit" className={classes.panel}>
          <Edit template={template} edited={edited} readOnly={!may} />
        </Tabs.Panel>
        <Tabs.Panel value="changes" className={classes.panel}>
          <Changes
            template={template}
            draft={edited.isChanged ? edited.text : undefined}
            base={search.base}
            onBase={(base) => change({ base })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="placeholders" className={classes.panel}>
          <Placeholders name={template.name} />
        </Tabs.Panel>
        <Tabs.Panel value="usage" className={classes.panel}>
          <Usage name={template.name} />
        </Tabs.Panel>
      </Tabs>
    </PageFrame>
  );
}
