// Devices Status: the list with its filters, all of it in the address, and what can be done to
// phones of it.

import { Button, Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { phoneName } from '../../actions/ActionDialog';
import { ActionsButton, RowMenu } from '../../actions/ActionMenu';
import type { ToApprove } from '../../actions/ApproveDialog';
import { usePhoneDialogs } from '../../actions/usePhoneDialogs';
import type { Targets } from '../../api/actions';
import { type Device, type DeviceFilter, type DeviceSort, useDevices } from '../../api/devices';
import { useMay } from '../../api/session';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ClearFilters } from '../../components/Filters';
import { PageFrame } from '../../components/PageFrame';
import { NOTHING, type Selection, targetsOf, useSelection } from '../../components/selection';
import { LinkButton } from '../../shell/links';
import { usePageSearch } from '../../shell/page';
import { actionsTexts } from '../../texts/actions';
import { common } from '../../texts/common';
import { devicesTexts as t } from '../../texts/devices';
import { columns } from './columns';
import { cleared, DeviceFilters, isFiltered } from './DeviceFilters';
import { ExportButton, ExportPicked } from './Export';
import { page } from './page';
import { SavedViews } from './SavedViews';

const idOf = ({ mac }: Device) => mac;

export default function Devices() {
  const [search, change] = usePageSearch(page);
  const { sort, columns: _columns, ...shown } = search;
  const filter = shown as DeviceFilter;
  const list = useDevices(filter, sort as DeviceSort);
  const selection = useSelection(filter, list, idOf);
  const phones = usePhoneDialogs(() => selection[1](NOTHING));
  const navigate = useNavigate();
  const mayAct = useMay('operator');
  const mayBegin = useMay('administrator');
  const isNarrowed = isFiltered(filter);
  const clear = () => change(cleared(filter) as typeof search);
  const targets = () => targetsOf(selection[0], 'macs', filter) as Targets;

  return (
    <PageFrame page={page} fill actions={<ExportButton filter={filter} />}>
      <DataTable
        name="devices"
        label={t.table}
        columns={columns}
        list={list}
        rowId={idOf}
        rowName={phoneName}
        onOpen={({ mac }) => void navigate({ to: '/devices/$mac', params: { mac } as never })}
        selection={mayAct ? selection : undefined}
        rowActions={(device) => <RowMenu name={device.mac}>{phones.itemsOf(device)}</RowMenu>}
        bulkActions={
          <>
            <ExportPicked selection={selection[0]} filter={filter} />
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconCheck size={14} aria-hidden />}
              onClick={() => phones.approve(approvalOf(selection[0], filter))}
            >
              {t.approveSelected}
            </Button>
            <ActionsButton compact>
              <Menu.Item
                leftSection={<IconCheck size={16} aria-hidden />}
                onClick={() => phones.approve(approvalOf(selection[0], filter))}
              >
                {actionsTexts.approve.label}
              </Menu.Item>
              {phones.items(targets)}
            </ActionsButton>
          </>
        }
        toolbar={
          <>
            <DeviceFilters
              filter={filter}
              change={(patch) => change(patch as typeof search)}
              facets={list.first?.facets}
            />
            <SavedViews search={search} />
          </>
        }
        empty={
          isNarrowed ? (
            <EmptyState
              title={common.empty.filtered}
              action={<ClearFilters active onClear={clear} />}
            >
              {common.empty.filteredHint}
            </EmptyState>
          ) : (
            <EmptyState
              title={t.empty.title}
              action={mayBegin && <LinkButton to="/first-phones">{t.empty.action}</LinkButton>}
            >
              {t.empty.body}
            </EmptyState>
          )
        }
      />
      {phones.dialogs}
    </PageFrame>
  );
}

/** What *approve* means for what is picked: those rows, or the pending ones of the filter. */
function approvalOf(selection: Selection, filter: DeviceFilter): ToApprove {
  return selection.kind === 'matching' ? { filter } : { macs: [...selection.ids] };
}
