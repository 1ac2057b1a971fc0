import { Button } from '@mantine/core';
import { type Icon, IconArrowBackUp, IconPrinter, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { PrintRoom } from '#shared/features/exports/export.model.ts';
import type { HistoryTable } from '#shared/features/history/history.model.ts';
import { refusalOf } from '../../api/explain.ts';
import { type May, useMay } from '../../api/me.ts';
import { type Outcome, useCommand } from '../../api/use-command.tsx';
import { EmptyState } from '../empty-state.tsx';
import { ErrorPanel } from '../error-panel.tsx';
import { type Field, fieldNamed } from '../fields/field.ts';
import { printTexts } from '../print.texts.ts';
import { printRows } from '../print-rows.ts';
import { StateBadge } from '../state-badge.tsx';
import { say, type Texts, useTexts } from '../texts.ts';
import type { RecordAction, RecordPageProps } from './record-page.tsx';

type RecordWord =
  | 'saved'
  | 'delete'
  | 'deleted'
  | 'restore'
  | 'restored'
  | 'inBin'
  | 'notFoundTitle'
  | 'notFoundHint'
  | 'backToList';

/** What every record page of a room needs to know, declared once at module level. */
export interface RecordRoom {
  readonly table: HistoryTable;
  /** The noun of its rights, such as `customer`. */
  readonly noun: string;
  /** Its list. */
  readonly path: string;
  readonly icon: Icon;
  readonly texts: Texts<RecordWord>;
  /** Another key for `saved`. */
  readonly savedWord?: string;
  readonly useFields: () => readonly Field[];
  /** The refusal that means there is no such record for this person. */
  readonly missing: string;
  readonly commands: () => Record<'remove' | 'restore', (input: { ids: string[] }) => Promise<unknown>> & {
    readonly edit: (input: { id: string; changes: never }) => Promise<unknown>;
  };
}

export interface RecordProps {
  readonly id: string;
  readonly isBeside?: boolean;
}

/** What the record page of a room is made with. */
export interface OpenRecord {
  readonly may: May;
  readonly isDeleted: boolean;
  /** Said in the header while it lies in the bin. */
  readonly binBadge: ReactNode;
  readonly field: (name: string) => Field;
  /** Stores one field, from what it was to what it is, and offers to take it back. */
  readonly save: (name: string, from: unknown, to: unknown) => Promise<Outcome<unknown>>;
  /** On paper, as far as the person may; to the bin and back: who may is decided by the right to delete unless told. */
  readonly binActions: (canRemove?: boolean, canRestore?: boolean) => readonly (RecordAction | false)[];
  /** Spread it into `RecordPage`. */
  readonly page: Pick<RecordPageProps, 'table' | 'id' | 'query' | 'fields' | 'back' | 'onRestoreValue'>;
}

const printRoomOf: Partial<Readonly<Record<HistoryTable, PrintRoom>>> = {
  customers: 'customers',
  contacts: 'contacts',
  leads: 'leads',
  follow_ups: 'followUps',
};

/**
 * The shared part of a record page: its edit, its bin, and what stands in its place while there is no row. Draw
 * `instead` until `row` is there.
 */
export function useRecord<Row extends { readonly deletedAt: number | null }>(
  room: RecordRoom,
  { id, isBeside = false }: RecordProps,
  query: RecordPageProps['query'],
  row: Row | undefined,
): (OpenRecord & { readonly row: Row }) | { readonly row: undefined; readonly instead: ReactNode } {
  const t = useTexts<string>(room.texts);
  const may = useMay();
  const fields = room.useFields();
  const [, navigate] = useLocation();
  const edit = useCommand((changes: object) => room.commands().edit({ id, changes: changes as never }), {
    done: () => t(room.savedWord ?? 'saved'),
    undo: true,
  });
  const remove = useCommand(() => room.commands().remove({ ids: [id] }), {
    done: () => t('deleted', { count: 1 }),
    undo: true,
  });
  const restore = useCommand(() => room.commands().restore({ ids: [id] }), {
    done: () => t('restored', { count: 1 }),
    undo: true,
  });
  const print = useCommand((printRoom: PrintRoom) => printRows({ room: printRoom, ids: [id], filters: [] }));
  if (query.error && refusalOf(query.error)?.code === room.missing) {
    const back = (
      <Button variant="default" onClick={() => navigate(room.path)}>
        {t('backToList')}
      </Button>
    );
    return {
      row: undefined,
      instead: <EmptyState icon={room.icon} title={t('notFoundTitle')} hint={t('notFoundHint')} action={back} />,
    };
  }
  if (query.error || !row) {
    const instead = query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null;
    return { row: undefined, instead };
  }
  const isDeleted = row.deletedAt !== null;
  const printRoom = printRoomOf[room.table];
  const mayPrint = may(`${room.noun}.print`) || may(`${room.noun}.export`);
  const mayDelete = may(`${room.noun}.delete`);
  return {
    row,
    may,
    isDeleted,
    binBadge: isDeleted ? <StateBadge tone="lost">{t('inBin')}</StateBadge> : null,
    field: (name) => fieldNamed(fields, name),
    save: (name, from, to) => edit.run({ [name]: { from, to } }),
    binActions: (canRemove = mayDelete, canRestore = mayDelete) => [
      printRoom !== undefined &&
        mayPrint &&
        !isDeleted && { label: say(printTexts, 'print'), icon: IconPrinter, run: () => void print.run(printRoom) },
      canRemove &&
        !isDeleted && { label: t('delete'), icon: IconTrash, danger: true, run: () => void remove.run(undefined) },
      canRestore && isDeleted && { label: t('restore'), icon: IconArrowBackUp, run: () => void restore.run(undefined) },
    ],
    page: {
      table: room.table,
      id,
      query,
      fields,
      ...(isBeside ? {} : { back: room.path }),
      ...(isDeleted || !may(`${room.noun}.edit`)
        ? {}
        : {
            onRestoreValue: (name: string, value: unknown) =>
              edit.run({ [name]: { from: (row as Record<string, unknown>)[name] ?? null, to: value } }),
          }),
    },
  };
}
