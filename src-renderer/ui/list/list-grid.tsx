import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { isNumeric } from '../fields/field.ts';
import { useKeys } from '../keys.ts';
import { useTexts } from '../texts.ts';
import classes from './grid.module.css';
import { listTexts } from './list.texts.ts';
import { ListRow } from './list-row.tsx';
import type { ListState } from './list-state.ts';
import type { RowAction } from './list-types.ts';
import { MaskedHeader } from './masked-header.tsx';
import { ResizeHandle } from './resize-handle.tsx';
import type { PlacedColumn } from './use-columns.ts';
import { pageSize, type Rows } from './use-rows.ts';
import type { Selection } from './use-selection.ts';

export interface ListGridProps<Row extends { readonly id: string }> {
  readonly rows: Rows<Row>;
  readonly title: string;
  readonly placed: readonly PlacedColumn<Row>[];
  readonly onResize: (field: string, width: number, finished: boolean) => void;
  readonly narrow: boolean;
  readonly compact: boolean;
  readonly state: ListState;
  readonly change: (part: Partial<ListState>) => void;
  readonly touch: (part: Partial<ListState>) => void;
  readonly onRange: (range: { start: number; end: number }) => void;
  readonly selection: Selection<Row>;
  readonly actions: readonly RowAction<Row>[];
  readonly open: (row: Row) => void;
  readonly openAsPage: (row: Row) => void;
  readonly path: (row: Row) => string;
}

const checkWidth = 40;
const actionWidth = 56;

/** The rows: only those on the screen are drawn, at one fixed height; J/K, X, E, Enter and Shift+J/K work on them. */
export function ListGrid<Row extends { readonly id: string }>(props: ListGridProps<Row>) {
  const { rows, placed, narrow, compact, state, change, touch, onRange, selection, actions } = props;
  const t = useTexts(listTexts);
  const scroller = useRef<HTMLDivElement>(null);
  const height = narrow ? 64 : compact ? 36 : 44;
  const total = rows.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    initialOffset: state.scrollTop,
    useFlushSync: false,
  });
  // Where the person was is noted when they leave: asking at each scroll would force a layout in every frame.
  const offset = useRef(state.scrollTop);
  if (virtual.scrollOffset) offset.current = virtual.scrollOffset;
  const restored = useRef(false);
  useLayoutEffect(() => {
    if (restored.current || total === 0 || !scroller.current) return;
    restored.current = true;
    scroller.current.scrollTop = state.scrollTop;
  }, [total, state.scrollTop]);
  useEffect(() => () => void touch({ scrollTop: offset.current }), [touch]);
  const items = virtual.getVirtualItems();
  const start = items[0]?.index ?? 0;
  const end = items.at(-1)?.index ?? 0;

  // Other conditions are another list: it begins at its top.
  const { scene, text, filters, sort } = state;
  const asked = JSON.stringify([scene, text, filters, sort]);
  const before = useRef(asked);
  useEffect(() => {
    if (before.current !== asked) {
      offset.current = 0;
      scroller.current?.scrollTo({ top: 0 });
    }
    before.current = asked;
  }, [asked]);

  // The page above is told of a new stretch only, not of every row: it has more to draw than the rows.
  const firstPage = Math.floor(Math.max(0, start - 20) / pageSize);
  const lastPage = Math.floor((end + 20) / pageSize);
  useEffect(
    () => onRange({ start: firstPage * pageSize + 20, end: lastPage * pageSize }),
    [firstPage, lastPage, onRange],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height moves every row
  useEffect(() => virtual.measure(), [height]);

  const shown = useMemo(() => placed.filter((each) => !each.hidden), [placed]);
  const template = [`${checkWidth}px`, ...shown.map((each) => `${each.width}px`), `minmax(${actionWidth}px, 1fr)`].join(
    ' ',
  );
  const width = checkWidth + actionWidth + shown.reduce((sum, each) => sum + each.width, 0);

  const moveTo = (index: number) => {
    if (total === 0) return;
    const to = Math.min(total - 1, Math.max(0, index));
    change({ cursor: to });
    virtual.scrollToIndex(to, { align: 'auto' });
    const row = rows.rowAt(to);
    if (state.openId && row) change({ openId: row.id });
  };
  const current = () => (state.cursor >= 0 ? rows.rowAt(state.cursor) : undefined);
  const onCurrent = (act: (row: Row, index: number) => void) => () => {
    const row = current();
    if (!row) return false;
    act(row, state.cursor);
    return true;
  };
  const select = (by: number) => {
    const row = current();
    if (row && !selection.ids.has(row.id)) selection.toggle(row, state.cursor);
    const next = rows.rowAt(state.cursor + by);
    if (next && !selection.ids.has(next.id)) selection.toggle(next, state.cursor + by, true);
    moveTo(state.cursor + by);
  };
  const byKey = Object.fromEntries(
    actions
      .filter((action) => action.key !== undefined)
      .map((action) => [
        action.key as string,
        () => {
          const chosen =
            selection.rows.length > 0 && action.bulk ? selection.rows : [current()].filter((row) => row !== undefined);
          const fitting = chosen.filter((row) => (action.when ? action.when(row, state.scene) : state.scene !== 'bin'));
          if (fitting.length === 0) return false;
          action.run(fitting);
          return true;
        },
      ]),
  );
  useKeys({
    ...byKey,
    j: () => moveTo(state.cursor + 1),
    k: () => moveTo(state.cursor - 1),
    ArrowDown: () => moveTo(state.cursor + 1),
    ArrowUp: () => moveTo(state.cursor - 1),
    PageDown: () => moveTo(state.cursor + 20),
    PageUp: () => moveTo(state.cursor - 20),
    Home: () => moveTo(0),
    End: () => moveTo(total - 1),
    'Shift+J': () => select(1),
    'Shift+K': () => select(-1),
    x: onCurrent((row, index) => selection.toggle(row, index)),
    Enter: (event) => {
      if (event.target instanceof HTMLElement && event.target.closest('a, button')) return false;
      return onCurrent((row) => props.open(row))();
    },
    o: onCurrent((row) => props.openAsPage(row)),
  });

  const sortBy = (field: string) => {
    const { sort } = state;
    if (sort?.field !== field) change({ sort: { field, descending: false }, scrollTop: 0 });
    else if (!sort.descending) change({ sort: { field, descending: true }, scrollTop: 0 });
    else change({ sort: null, scrollTop: 0 });
  };
  const latest = useRef({ selection, change, open: props.open });
  latest.current = { selection, change, open: props.open };
  const onToggle = useCallback(
    (row: Row, index: number, range: boolean) => latest.current.selection.toggle(row, index, range),
    [],
  );
  const onOpen = useCallback((row: Row, index: number) => {
    latest.current.change({ cursor: index });
    latest.current.open(row);
  }, []);
  const allLabel = t('selectAll');

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      data-narrow={narrow || undefined}
      data-stale={rows.stale || undefined}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: virtual rows of fixed height cannot be a table */}
      <div
        role="grid"
        aria-label={props.title}
        aria-rowcount={total + 1}
        aria-multiselectable
        className={classes.grid}
        style={narrow ? undefined : { minWidth: width }}
      >
        {narrow ? null : (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: the header's buttons take the focus
          <div role="row" aria-rowindex={1} className={classes.headerRow} style={{ gridTemplateColumns: template }}>
            {/* biome-ignore lint/a11y/useSemanticElements: see above */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: the checkbox takes the focus */}
            <div role="columnheader" className={`${classes.cell} ${classes.checkCell}`}>
              <input
                type="checkbox"
                className={classes.check}
                aria-label={allLabel}
                ref={(box) => {
                  if (box) box.indeterminate = selection.ids.size > 0 && selection.ids.size < Math.min(total, 500);
                }}
                checked={selection.ids.size > 0 && selection.ids.size === Math.min(total, 500)}
                onChange={selection.toggleAll}
              />
            </div>
            {shown.map(({ column, width: columnWidth }, index) => {
              const { name, label, kind } = column.field;
              const sorted = state.sort?.field === name ? state.sort : null;
              return (
                // biome-ignore lint/a11y/useSemanticElements: see above
                // biome-ignore lint/a11y/useFocusableInteractive: the sort button takes the focus
                <div
                  key={name}
                  role="columnheader"
                  aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none'}
                  className={`${classes.cell} ${index === 0 ? classes.firstCell : ''}`}
                  data-align={isNumeric(kind) ? 'right' : undefined}
                >
                  {column.masked ? (
                    <MaskedHeader label={label} />
                  ) : column.sortable === false ? (
                    <span className="truncate">{label}</span>
                  ) : (
                    <button type="button" className={classes.sort} onClick={() => sortBy(name)}>
                      <span className="truncate">{label}</span>
                      {sorted ? sorted.descending ? <IconArrowDown size={14} /> : <IconArrowUp size={14} /> : null}
                    </button>
                  )}
                  <ResizeHandle
                    label={t('resize', { name: label })}
                    width={columnWidth}
                    onResize={(next, finished) => props.onResize(name, next, finished)}
                  />
                </div>
              );
            })}
            {/* biome-ignore lint/a11y/useSemanticElements: see above */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: nothing to do in it */}
            <div role="columnheader" className={classes.cell}>
              <span className="visually-hidden">{t('rowActions')}</span>
            </div>
          </div>
        )}
        <div className={classes.rows} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows.rowAt(item.index);
            return (
              <ListRow
                key={item.index}
                row={row}
                index={item.index}
                top={item.start}
                height={height}
                template={template}
                shown={shown}
                narrow={narrow}
                scene={state.scene}
                selected={row !== undefined && selection.ids.has(row.id)}
                current={item.index === state.cursor || (row !== undefined && row.id === state.openId)}
                href={row ? props.path(row) : ''}
                actions={actions}
                onToggle={onToggle}
                onOpen={onOpen}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
