import { type ClipboardEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { rulesBroken } from '#shared/features/quotes/check-lines.model.ts';
import { mostLines } from '#shared/features/quotes/quote.model.ts';
import type { QuoteFigures } from '#shared/features/quotes/quote-figures.model.ts';
import { noticeDone } from '../../ui/notices.tsx';
import { useTexts } from '../../ui/texts.ts';
import { LineCell } from './line-cell.tsx';
import { cellText, type LineColumn, readClipboard, typeBlock } from './line-cells.ts';
import classes from './line-grid.module.css';
import { insertRows, type LineRow, moveRow } from './line-rows.ts';
import { quotesTexts } from './quotes.texts.ts';
import type { Lines } from './use-lines.ts';

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface LineGridProps {
  readonly lines: Lines;
  readonly columns: readonly LineColumn[];
  readonly figures: Pick<QuoteFigures, 'lines'>;
  /** Where the person is; the toolbar acts there. */
  readonly at: Place;
  readonly onMove: (place: Place) => void;
  readonly anchor: Place;
  readonly onAnchor: (place: Place) => void;
  readonly changedIds: ReadonlySet<string>;
}

/** Lines as a spreadsheet: every cell is reached, typed in, copied and filled with the keyboard alone. */
export function LineGrid({ lines, columns, figures, at, onMove, anchor, onAnchor, changedIds }: LineGridProps) {
  const t = useTexts(quotesTexts);
  const { rows, change } = lines;
  const [editing, setEditing] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const body = useRef<HTMLTableSectionElement>(null);
  const isTouched = useRef(false);
  const range = useMemo(() => rangeOf(anchor, at), [anchor, at]);

  useEffect(() => {
    if (!isTouched.current) return;
    const input = body.current?.querySelector<HTMLElement>(`[data-cell="${at.row}.${at.column}"] [data-input]`);
    input?.focus();
    if (input instanceof HTMLInputElement) input.select();
    input?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at]);

  // A value that came from elsewhere, by undo or filling, is selected again: the next key replaces it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about each change of the rows
  useEffect(() => {
    const focused = document.activeElement;
    const isOurs = focused instanceof HTMLInputElement && body.current?.contains(focused);
    if (isOurs && editing === undefined) focused.select();
  }, [rows]);

  const go = (row: number, column: number, extend = false, count = rows.length) => {
    isTouched.current = true;
    const place = {
      row: Math.max(0, Math.min(row, count - 1)),
      column: Math.max(0, Math.min(column, columns.length - 1)),
    };
    setEditing(undefined);
    setProblem(undefined);
    onMove(place);
    if (!extend) onAnchor(place);
  };

  /** False where the text is nothing that the cell can hold: it stays to be mended. */
  const commit = (text: string): boolean => {
    const column = columns[at.column];
    const row = rows[at.row];
    if (!column?.read || !row || text === cellText(column, row, figures.lines.get(row.id))) return true;
    const patch = column.read(text);
    if (!patch) {
      setProblem(t('grid.badNumber'));
      return false;
    }
    change((all) => all.map((each, index) => (index === at.row ? { ...each, ...patch } : each)));
    return true;
  };

  const leave = (row: number, column: number) => {
    if (editing === undefined || commit(editing)) go(row, column);
  };

  const add = (all: readonly LineRow[]) => (all.length < mostLines ? insertRows(all, all.length, [{}]) : [...all]);
  /** On to a cell that may be in a line that is not there yet. */
  const advance = (row: number, column: number) => {
    if (editing !== undefined && !commit(editing)) return;
    if (row >= rows.length) change(add);
    go(row, column, false, row >= rows.length ? rows.length + 1 : rows.length);
  };
  const next = (step: number) => {
    const place = at.row * columns.length + at.column + step;
    advance(Math.floor(place / columns.length), ((place % columns.length) + columns.length) % columns.length);
  };

  const fillDown = () => {
    const top = rows[range.top];
    if (!top || range.top === range.bottom) return;
    const texts = columns.slice(range.left, range.right + 1).map((column) => cellText(column, top, undefined));
    const block = Array.from({ length: range.bottom - range.top }, () => texts);
    change((all) => typeBlock(all, { row: range.top + 1, column: range.left }, block, columns, add).rows);
  };
  const clear = () => {
    const blank = Array.from({ length: range.bottom - range.top + 1 }, () =>
      Array.from({ length: range.right - range.left + 1 }, () => ''),
    );
    change((all) => typeBlock(all, { row: range.top, column: range.left }, blank, columns, add).rows);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    const mod = event.ctrlKey || event.metaKey;
    const acts: Record<string, () => void> = {
      Tab: () => next(event.shiftKey ? -1 : 1),
      Enter: () => (event.shiftKey ? leave(at.row - 1, at.column) : advance(at.row + 1, at.column)),
      ArrowUp: () => (event.altKey ? shift(-1) : move(-1, 0)),
      ArrowDown: () => (event.altKey ? shift(1) : move(1, 0)),
      F2: () => setEditing(textAt(at)),
      Escape: () => go(at.row, at.column),
    };
    const move = (rowStep: number, columnStep: number) => {
      if (event.shiftKey && editing === undefined) go(at.row + rowStep, at.column + columnStep, true);
      else leave(at.row + rowStep, at.column + columnStep);
    };
    const shift = (step: number) => {
      change((all) => moveRow(all, at.row, at.row + step));
      go(at.row + step, at.column);
    };
    if (editing === undefined) {
      acts.ArrowLeft = () => move(0, -1);
      acts.ArrowRight = () => move(0, 1);
      acts.Home = () => go(mod ? 0 : at.row, 0);
      acts.End = () => go(mod ? rows.length - 1 : at.row, columns.length - 1);
      acts.Delete = clear;
    }
    const isFirst = at.row === 0 && at.column === 0;
    if (key === 'Tab' && event.shiftKey && isFirst) return;
    const act = mod ? modActs(key.toLowerCase()) : acts[key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const modActs = (key: string): (() => void) | undefined => {
    if (editing !== undefined) return undefined;
    if (key === 'z') return lines.undo;
    if (key === 'y') return lines.redo;
    if (key === 'd') return fillDown;
    if (key === 's') return () => void lines.save();
    return undefined;
  };
  const textAt = ({ row, column }: Place) =>
    rows[row] && columns[column] ? cellText(columns[column], rows[row], figures.lines.get(rows[row].id)) : '';

  const copy = (event: ClipboardEvent) => {
    if (editing !== undefined) return;
    const texts = rows.slice(range.top, range.bottom + 1).map((row) =>
      columns
        .slice(range.left, range.right + 1)
        .map((column) => cellText(column, row, figures.lines.get(row.id)))
        .join('\t'),
    );
    event.clipboardData.setData('text/plain', texts.join('\n'));
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent) => {
    const block = readClipboard(event.clipboardData.getData('text/plain'));
    if (editing !== undefined || (block.length === 1 && block[0]!.length === 1)) return;
    event.preventDefault();
    const typed = typeBlock(rows, at, block, columns, add);
    change(() => typed.rows);
    noticeDone(t('grid.pasted', { count: block.length }));
    setProblem(typed.skipped > 0 ? t('grid.skipped', { count: typed.skipped }) : undefined);
  };

  return (
    <div className={classes.frame}>
      <table className={classes.grid} aria-label={t('grid.grid')} onKeyDown={onKeyDown} onCopy={copy} onPaste={paste}>
        <thead>
          <tr>
            <th className={classes.number} scope="col">
              #
            </th>
            {columns.map((column) => (
              <th key={column.name} scope="col" style={{ minWidth: column.width }} data-align={column.align}>
                {t(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => {
            const broken = row.name === '' ? [] : rulesBroken(row);
            return (
              <tr key={row.id} data-kind={row.kind}>
                <th scope="row" className={classes.number}>
                  {index + 1}
                </th>
                {columns.map((column, place) => (
                  <LineCell
                    key={column.name}
                    column={column}
                    place={`${index}.${place}`}
                    label={`${t('grid.row', { row: index + 1 })} ${t(column.label)}`}
                    text={cellText(column, row, figures.lines.get(row.id))}
                    isActive={at.row === index && at.column === place}
                    isInRange={isWithin(range, index, place)}
                    isBroken={broken.some((rule) => columnOfRule[rule] === column.name)}
                    isMarked={changedIds.has(row.id) && column.name === 'price'}
                    editing={at.row === index && at.column === place ? editing : undefined}
                    onType={setEditing}
                    onPick={(extend) => (editing === undefined || commit(editing)) && go(index, place, extend)}
                    onChoose={(value) => {
                      if (commit(value)) setEditing(undefined);
                    }}
                    onLeave={() => {
                      if (editing !== undefined && commit(editing)) setEditing(undefined);
                    }}
                  />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p role="status" className={classes.problem}>
        {problem}
      </p>
    </div>
  );
}

const columnOfRule: Readonly<Record<string, string>> = {
  name: 'name',
  qty: 'qty',
  discount: 'discount',
  leadTimeDays: 'leadTimeDays',
  moq: 'moq',
  belowMoq: 'qty',
  orderMultiple: 'qty',
};

interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function rangeOf(one: Place, other: Place): Range {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

function isWithin({ top, bottom, left, right }: Range, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}
