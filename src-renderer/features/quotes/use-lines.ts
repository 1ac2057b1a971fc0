import { useCallback, useEffect, useRef, useState } from 'react';
import type { LineEdit } from '#shared/features/quotes/quotes.contract.ts';
import { useCommand } from '../../api/use-command.tsx';
import { diffRows, type LineRow, mergeRows, rowOf } from './line-rows.ts';

const saveAfterMs = 700;
const mostUndo = 200;

export interface Lines {
  readonly rows: readonly LineRow[];
  /** One step that `undo` takes back. */
  readonly change: (next: (rows: readonly LineRow[]) => LineRow[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What is typed and not stored yet. */
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly conflicts: boolean;
  readonly save: () => Promise<void>;
}

/** Lines as the document has them, and the way to store what was done to them. */
export interface LineDocument {
  readonly lines: readonly LineRow[];
  readonly store: (edits: LineEdit[]) => Promise<{ readonly conflicts?: unknown }>;
}

/**
 * The lines of a document while somebody works on them: stored by themselves a moment after the last change, merged with
 * what others do meanwhile, and every step can be taken back.
 */
export function useLines({ lines, store }: LineDocument): Lines {
  const [base, setBase] = useState(() => lines.map(rowOf));
  const [rows, setRows] = useState<readonly LineRow[]>(base);
  const [past, setPast] = useState<readonly (readonly LineRow[])[]>([]);
  const [future, setFuture] = useState<readonly (readonly LineRow[])[]>([]);
  const [conflicts, setConflicts] = useState(false);
  const isSaving = useRef(false);
  const edit = useCommand(store);

  const latest = useRef({ base, rows });
  latest.current = { base, rows };
  useEffect(() => {
    if (isSaving.current) return;
    const fresh = lines.map(rowOf);
    setRows(mergeRows(latest.current.base, latest.current.rows, fresh));
    setBase(fresh);
  }, [lines]);

  const save = useCallback(async () => {
    const sent = latest.current;
    const edits = diffRows(sent.base, sent.rows);
    if (isSaving.current || edits.length === 0) return;
    isSaving.current = true;
    const outcome = await edit.run(edits);
    isSaving.current = false;
    if (!outcome.ok) return;
    setBase(sent.rows.filter((row) => row.name !== '' || sent.base.some((each) => each.id === row.id)));
    if (outcome.value.conflicts) setConflicts(true);
  }, [edit.run]);

  const isDirty = diffRows(base, rows).length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the rows starts the wait anew
  useEffect(() => {
    if (!isDirty) return;
    const timer = setTimeout(() => void save(), saveAfterMs);
    return () => clearTimeout(timer);
  }, [isDirty, rows, save]);
  const saveNow = useRef(save);
  saveNow.current = save;
  useEffect(() => () => void saveNow.current(), []);

  const change = useCallback((next: (rows: readonly LineRow[]) => LineRow[]) => {
    const { rows: before, base: known } = latest.current;
    const after = next(before);
    // Two changes of one key, a value and a new line for the next, build on each other before anything is drawn.
    latest.current = { base: known, rows: after };
    setPast((steps) => [...steps.slice(-mostUndo), before]);
    setFuture([]);
    setRows(after);
  }, []);
  const undo = useCallback(() => {
    const step = past.at(-1);
    if (!step) return;
    setPast(past.slice(0, -1));
    setFuture([...future, rows]);
    setRows(step);
  }, [past, future, rows]);
  const redo = useCallback(() => {
    const step = future.at(-1);
    if (!step) return;
    setFuture(future.slice(0, -1));
    setPast([...past, rows]);
    setRows(step);
  }, [past, future, rows]);
  return {
    rows,
    change,
    undo,
    redo,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    isDirty,
    isSaving: edit.running,
    conflicts,
    save,
  };
}
