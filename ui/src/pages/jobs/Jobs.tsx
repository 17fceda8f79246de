// The list of jobs, the newest first. Events of the log have it read again.

import { useNavigate } from '@tanstack/react-router';
import { JOB_STATES, useJobs } from '../../api/jobs';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ClearFilters, FacetFilter } from '../../components/Filters';
import { PageFrame } from '../../components/PageFrame';
import { LinkButton } from '../../shell/links';
import { usePageSearch } from '../../shell/page';
import { common } from '../../texts/common';
import { jobsTexts as t } from '../../texts/jobs';
import { columns } from './columns';
import { ACTIONS, page } from './page';
import { actionInWords } from './words';

export default function Jobs() {
  const [search, change] = usePageSearch(page);
  const navigate = useNavigate();
  const { state, action, sort } = search;
  const list = useJobs({ state, action }, sort);
  const isFiltered = Boolean(state || action);
  const clear = () => change({ state: undefined, action: undefined });

  return (
    <PageFrame page={page} fill>
      <DataTable
        name="jobs"
        label={t.table}
        columns={columns}
        list={list}
        rowId={(job) => String(job.id)}
        rowName={(job) => actionInWords(job)}
        onOpen={(job) =>
          void navigate({ to: '/jobs/$id', params: { id: String(job.id) } as never })
        }
        toolbar={
          <>
            <FacetFilter
              label={t.filters.state}
              value={state}
              onChange={(value) => change({ state: value as typeof state })}
              options={JOB_STATES.map((value) => ({ value, label: common.jobState[value] }))}
            />
            <FacetFilter
              label={t.filters.action}
              value={action}
              onChange={(value) => change({ action: value as typeof action })}
              options={ACTIONS.map((value) => ({ value, label: t.action[value] }))}
            />
            <ClearFilters active={isFiltered} onClear={clear} />
          </>
        }
        empty={
          isFiltered ? (
            <EmptyState
              title={common.empty.filtered}
              action={<ClearFilters active onClear={clear} />}
            >
              {common.empty.filteredHint}
            </EmptyState>
          ) : (
            <EmptyState
              title={t.empty.title}
              action={<LinkButton to="/devices">{t.empty.action}</LinkButton>}
            >
              {t.empty.body}
            </EmptyState>
          )
        }
      />
    </PageFrame>
  );
}
