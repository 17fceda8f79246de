// The two panes Available and Selected (M64, M67), and the action for what is selected.

import { ActionIcon, Button, Card, Group, Select, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { ActionDialog } from '../../actions/ActionDialog';
import { KINDS } from '../../actions/kinds';
import type { JobAction, Targets } from '../../api/actions';
import type { List } from '../../api/query';
import { mayAs, useSession } from '../../api/session';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { listOf } from '../../components/listOf';
import { notifyProblem } from '../../components/notify';
import { isEmpty, NOTHING, usePickedRows, useSelection } from '../../components/selection';
import { actionsTexts } from '../../texts/actions';
import { bulkTexts as t } from '../../texts/bulk';
import classes from './Picker.module.css';
import { PICKED_MAX, type Picked, withAdded, without } from './picked';

interface PickerProps<T> {
  kind: 'users' | 'devices';
  columns: readonly Column<T>[];
  list: List<T>;
  /** What is listed at Available, so that picked rows are given up when it changes. */
  filter: object;
  /** Everything that matches, for *all that match*. */
  loadAll: () => Promise<T[]>;
  idOf: (row: T) => string;
  toolbar: ReactNode;
  actions: readonly JobAction[];
  targetsOf: (ids: string[]) => Targets;
  picked: Picked<T>;
  onPicked: (picked: Picked<T>) => void;
  /** Beside the action. */
  extra?: ReactNode;
}

export function Picker<T>(props: PickerProps<T>) {
  const { picked, onPicked, idOf, list } = props;
  const texts = t[props.kind];
  const selected = useSelection(picked.size);
  const [isLoading, setLoading] = useState(false);
  const rest = useMemo(
    () => list.rows.filter((row) => !picked.has(idOf(row))),
    [list.rows, picked, idOf],
  );
  const available = useSelection(props.filter, { ...list, rows: rest }, idOf);
  const chosenRows = usePickedRows(available[0], rest, idOf);
  const rows = useMemo(() => [...picked.values()], [picked]);

  const add = async () => {
    const [chosen, choose] = available;
    if (chosen.kind === 'rows') {
      onPicked(withAdded(picked, chosenRows, idOf));
      choose(NOTHING);
      return;
    }
    setLoading(true);
    try {
      onPicked(withAdded(picked, await props.loadAll(), idOf));
      choose(NOTHING);
    } catch (error) {
      notifyProblem(error);
    } finally {
      setLoading(false);
    }
  };
  const remove = () => {
    const [chosen] = selected;
    onPicked(chosen.kind === 'rows' ? without(picked, chosen.ids) : new Map());
  };

  return (
    <>
      <div className={classes.panes}>
        <section className={classes.pane} aria-label={texts.available}>
          <Title order={2}>{texts.available}</Title>
          <DataTable
            name={`bulk-${props.kind}-available`}
            label={texts.available}
            columns={props.columns}
            list={{ ...list, rows: rest, total: list.hasMore ? list.total : rest.length }}
            rowId={idOf}
            selection={available}
            toolbar={props.toolbar}
            rowHeight={34}
            empty={<EmptyState title={t.allSelected}>{t.allSelectedHint}</EmptyState>}
          />
        </section>
        <div className={classes.between}>
          <ActionIcon
            size="lg"
            variant="default"
            aria-label={t.add}
            title={t.add}
            loading={isLoading}
            disabled={isEmpty(available[0])}
            onClick={() => void add()}
          >
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            size="lg"
            variant="default"
            aria-label={t.remove}
            title={t.remove}
            disabled={isEmpty(selected[0])}
            onClick={remove}
          >
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
        </div>
        <section className={classes.pane} aria-label={texts.selected}>
          <Title order={2}>{texts.selected}</Title>
          <DataTable
            name={`bulk-${props.kind}-selected`}
            label={texts.selected}
            columns={props.columns}
            list={listOf(rows)}
            rowId={idOf}
            selection={selected}
            rowHeight={34}
            toolbar={
              picked.size > 0 && (
                <Button size="xs" variant="subtle" color="gray" onClick={() => onPicked(new Map())}>
                  {t.clear}
                </Button>
              )
            }
            empty={<EmptyState title={t.nothingSelected}>{t.nothingSelectedHint}</EmptyState>}
          />
        </section>
      </div>
      {picked.size >= PICKED_MAX && (
        <Text fz="sm" c="dimmed">
          {t.full(PICKED_MAX)}
        </Text>
      )}
      <ActionBar {...props} />
    </>
  );
}

function ActionBar<T>({ kind, actions, picked, targetsOf, onPicked, extra }: PickerProps<T>) {
  const session = useSession();
  const [action, setAction] = useState<JobAction | null>(null);
  const [opened, setOpened] = useState(false);
  const allowed = actions.filter((one) => session && mayAs(session.user.role, KINDS[one].role));
  const targets = useMemo(() => targetsOf([...picked.keys()]), [targetsOf, picked]);
  const asked = useMemo(
    () => (action && opened ? { action, targets } : undefined),
    [action, opened, targets],
  );
  return (
    <Card className={classes.bar} padding="sm">
      <Group gap="sm" align="flex-end">
        <Select
          label={t.action}
          placeholder={t.chooseAction}
          w={260}
          value={action}
          onChange={(value) => setAction(value as JobAction | null)}
          data={allowed.map((value) => ({ value, label: actionsTexts.label[value] }))}
        />
        <Button disabled={!action || picked.size === 0} onClick={() => setOpened(true)}>
          {t.go}
        </Button>
        <Text fz="sm" c="dimmed" pb={8}>
          {t.of(picked.size, t[kind].noun)}
        </Text>
        {extra}
      </Group>
      <ActionDialog
        asked={asked}
        onClose={() => setOpened(false)}
        onStarted={() => {
          if (action && KINDS[action].danger) {
            onPicked(new Map());
          }
        }}
      />
    </Card>
  );
}
