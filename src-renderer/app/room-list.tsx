import { type Icon, IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { ExportRoom } from '#shared/features/exports/export.model.ts';
import type { ImportModule } from '#shared/features/imports/import.model.ts';
import type { Filter } from '#shared/kernel/listing.ts';
import { type May, useMay, useMe } from '../api/me.ts';
import { useCommand } from '../api/use-command.tsx';
import { ListMenu } from '../features/exports/list-menu.tsx';
import { ImportButton } from '../features/imports/import-button.tsx';
import type { Field } from '../ui/fields/field.ts';
import { ListPage } from '../ui/list/list-page.tsx';
import type { Conditions, ListPageProps, ListSource, RowAction, ShownList } from '../ui/list/list-types.ts';
import { namedColumns, type RoomColumn } from '../ui/list/named-columns.ts';
import { type Texts, useTexts } from '../ui/texts.ts';
import type { RoomAction } from './room-actions.tsx';
import { RoomPlaces } from './room-places.tsx';

/** The words a list says; the key is the same in a room's texts unless `words` names another. */
type ListWord = 'title' | 'create' | 'emptyTitle' | 'emptyHint' | 'delete' | 'deleted' | 'restore' | 'restored';

/** Who looks at the list: what is offered for a row may depend on it. */
export interface Viewer {
  readonly may: May;
  readonly id: string | undefined;
}

/** A room's list, declared: what its rows are, what can be done with them, and what else the page offers. */
export interface RoomList<Row extends { readonly id: string }, Word extends string>
  extends Pick<ListPageProps<Row>, 'room' | 'source' | 'scenes' | 'defaultSort' | 'defaultFilters'> {
  /** The noun of its rights, such as `customer`: `customer.create`, `customer.delete`, `customer.export`. */
  readonly noun: string;
  /** Conditions that hold whatever the person sets: part of the list and of what is exported of it. */
  readonly always?: readonly Filter[];
  /** Where its records live: `/customers`, then the id. */
  readonly path: string;
  readonly icon: Icon;
  readonly texts: Texts<Word>;
  /** Other keys for the words every list needs (`title`, `emptyTitle`, `deleted` …). */
  readonly words?: Partial<Readonly<Record<ListWord, NoInfer<Word>>>>;
  readonly searchHint?: NoInfer<Word>;
  readonly useFields: () => readonly Field[];
  readonly columns: readonly RoomColumn<Row, NoInfer<Word>>[];
  readonly commands: () => Record<'remove' | 'restore', (input: { ids: string[] }) => Promise<unknown>>;
  /** What can be done besides the bin, in order. */
  readonly actions?: readonly RoomAction<Row, NoInfer<Word>>[];
  /** Where the right to delete alone does not decide. */
  readonly canRemove?: (row: Row, viewer: Viewer) => boolean;
  readonly canRestore?: (row: Row, viewer: Viewer) => boolean;
  /** The same rows as cards by state. */
  readonly board?: {
    readonly label: NoInfer<Word>;
    readonly icon: Icon;
    readonly view: ComponentType<{ conditions: Conditions }>;
  };
  /** Stands below the rows, such as what all of them add up to. */
  readonly foot?: ComponentType<{ conditions: Conditions }>;
  readonly form?: ComponentType<{ onClose: () => void }>;
  /** The record, drawn beside the list. */
  readonly record?: ComponentType<{ id: string; isBeside: boolean }>;
  readonly exports?: ExportRoom;
  readonly imports?: ImportModule;
  /** Other ways to fill an empty list. */
  readonly fill?: ComponentType;
}

/** Declares a list; at module level, so that what it names stays the same from one drawing to the next. */
export function defineList<Row extends { readonly id: string }>() {
  return <const Word extends string>(list: RoomList<Row, Word>): RoomList<Row, Word> => list;
}

/** The page of a declared list: its rows, its bin, its bulk actions, its form, and its ways in and out. */
export function RoomListPage<Row extends { readonly id: string }, Word extends string>({
  list,
}: {
  list: RoomList<Row, Word>;
}) {
  const t = useTexts<string>(list.texts);
  const may = useMay();
  const fields = list.useFields();
  const [isCreating, setCreating] = useState(false);
  const { actions, dialog } = useActions(list);
  const columns = useMemo(() => namedColumns(list.columns, fields, t), [list, fields, t]);
  const create = useMemo(() => ({ label: t(list.words?.create ?? 'create'), run: () => setCreating(true) }), [list, t]);
  const path = useCallback((row: { readonly id: string }) => `${list.path}/${row.id}`, [list]);
  const {
    noun,
    form: Form,
    record: Record,
    fill: Fill,
    exports,
    imports,
    searchHint,
    board,
    foot: Foot,
    always,
    ...page
  } = list;
  const source = useMemo((): ListSource<Row> => {
    if (!always) return list.source;
    return (input) => list.source({ ...input, filters: [...input.filters, ...always] });
  }, [list, always]);
  const beside = useCallback((id: string) => (Record ? <Record id={id} isBeside /> : null), [Record]);
  const title = t(list.words?.title ?? 'title');
  const drawn = useMemo(() => {
    const View = board?.view;
    return board && View
      ? { label: t(board.label), icon: board.icon, draw: (conditions: Conditions) => <View conditions={conditions} /> }
      : undefined;
  }, [board, t]);
  const more = Fill ? <Fill /> : imports ? <ImportButton room={imports} noun={noun} /> : undefined;
  return (
    <>
      <ListPage
        {...page}
        source={source}
        title={title}
        columns={columns}
        path={path}
        actions={actions}
        {...(searchHint ? { searchHint: t(searchHint) } : {})}
        menu={(shown) => (
          <>
            <RoomPlaces path={list.path} />
            {exports ? (
              <ListMenu
                room={exports}
                noun={noun}
                title={title}
                list={withAlways(shown, always)}
                canImport={imports !== undefined}
              />
            ) : null}
          </>
        )}
        {...(Form && may(`${noun}.create`) ? { create } : {})}
        empty={{
          icon: list.icon,
          title: t(list.words?.emptyTitle ?? 'emptyTitle'),
          hint: t(list.words?.emptyHint ?? 'emptyHint'),
          ...(more ? { more } : {}),
        }}
        {...(Record ? { beside } : {})}
        {...(drawn ? { board: drawn } : {})}
        {...(Foot ? { foot: (conditions: Conditions) => <Foot conditions={conditions} /> } : {})}
      />
      {Form && isCreating ? <Form onClose={() => setCreating(false)} /> : null}
      {dialog}
    </>
  );
}

/** What is shown with the conditions that nobody sets. */
function withAlways(shown: ShownList, always: readonly Filter[] = []): ShownList {
  const { conditions } = shown;
  return { ...shown, conditions: { ...conditions, filters: [...conditions.filters, ...always] } };
}

interface Step {
  readonly call: (ids: string[]) => Promise<unknown>;
  readonly done: string;
  readonly ids: string[];
}

/** The declared actions and the bin's two, as far as the person may take them, and the question one of them asks. */
function useActions<Row extends { readonly id: string }, Word extends string>(list: RoomList<Row, Word>) {
  const t = useTexts<string>(list.texts);
  const may = useMay();
  const myId = useMe()?.id;
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState<{ action: RoomAction<Row, Word>; rows: readonly Row[] }>();
  const { run } = useCommand(({ call, ids }: Step) => call(ids), {
    done: (_output, { done, ids }) => t(done, { count: ids.length }),
    undo: true,
  });
  const actions = useMemo((): RowAction<Row>[] => {
    const { noun, words, commands, canRemove, canRestore } = list;
    const viewer: Viewer = { may, id: myId };
    const mayDelete = may(`${noun}.delete`);
    const step = (call: Step['call'], done: string) => (rows: readonly Row[]) =>
      void run({ call, done, ids: rows.map((row) => row.id) });
    const own = (list.actions ?? [])
      .filter((action) => action.may === undefined || may(`${noun}.${action.may}`))
      .map((action): RowAction<Row> => {
        const { label, call, done, opens } = action;
        const ask = (rows: readonly Row[]) => setAsked({ action, rows });
        const open = ([row]: readonly Row[]) => row && navigate(`${list.path}/${row.id}`);
        return { ...action, label: t(label), run: call && done ? step(call, done) : opens ? open : ask };
      });
    const remove: RowAction<Row> = {
      id: 'delete',
      label: t(words?.delete ?? 'delete'),
      icon: IconTrash,
      bulk: true,
      danger: true,
      when: (row, scene) => scene !== 'bin' && (canRemove?.(row, viewer) ?? true),
      run: step((ids) => commands().remove({ ids }), words?.deleted ?? 'deleted'),
    };
    const restore: RowAction<Row> = {
      id: 'restore',
      label: t(words?.restore ?? 'restore'),
      icon: IconArrowBackUp,
      bulk: true,
      onRow: true,
      when: (row, scene) => scene === 'bin' && (canRestore?.(row, viewer) ?? true),
      run: step((ids) => commands().restore({ ids }), words?.restored ?? 'restored'),
    };
    return [...own, ...(mayDelete || canRemove ? [remove] : []), ...(mayDelete || canRestore ? [restore] : [])];
  }, [list, t, may, myId, navigate, run]);
  const dialog: ReactNode = asked?.action.ask?.(asked.rows, () => setAsked(undefined)) ?? null;
  return { actions, dialog };
}
