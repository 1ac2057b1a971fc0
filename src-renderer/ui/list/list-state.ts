import { useCallback, useMemo, useState } from 'react';
import type { View } from '#shared/features/views/view.model.ts';
import type { Filter, Scene } from '#shared/kernel/listing.ts';
import type { Conditions } from './list-types.ts';

export interface ListState {
  readonly scene: Scene;
  readonly text: string;
  readonly filters: readonly Filter[];
  readonly sort: { readonly field: string; readonly descending: boolean } | null;
  readonly viewId: string | null;
  /** Kept while the person looks at a record and comes back. */
  readonly scrollTop: number;
  readonly cursor: number;
  readonly openId: string | null;
  readonly asBoard: boolean;
}

const blank: ListState = {
  scene: 'all',
  text: '',
  filters: [],
  sort: null,
  viewId: null,
  scrollTop: 0,
  cursor: -1,
  openId: null,
  asBoard: false,
};

/** Lists keep their place for as long as the person works; nothing of it goes into an address or onto the disk. */
const kept = new Map<string, ListState>();

/** Forgets every place: the next person begins at the top. */
export function forgetListStates(): void {
  kept.clear();
}

/** Lets another page open a list with its conditions set: the tiles of the workbench do. */
export function openListWith(room: string, part: Partial<ListState>): void {
  kept.set(room, { ...blank, ...part });
}

export function viewToState(view: View): Partial<ListState> {
  return { scene: view.scene, text: view.text ?? '', filters: view.filters, sort: view.sort, viewId: view.id };
}

/** Whether the list differs from the view it was opened with. */
export function isViewChanged(view: View, state: ListState): boolean {
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  return !(
    view.scene === state.scene &&
    (view.text ?? '') === state.text &&
    same(view.filters, state.filters) &&
    same(view.sort, state.sort)
  );
}

/** The list's state and how to change it; `touch` remembers scrolling without drawing again. */
export function useListState(room: string, initial: Partial<ListState>) {
  const wasKept = useMemo(() => kept.has(room), [room]);
  const [state, setState] = useState<ListState>(() => kept.get(room) ?? { ...blank, ...initial });
  const change = useCallback(
    (part: Partial<ListState>) =>
      setState((before) => {
        const next = { ...before, scrollTop: kept.get(room)?.scrollTop ?? before.scrollTop, ...part };
        kept.set(room, next);
        return next;
      }),
    [room],
  );
  const touch = useCallback(
    (part: Partial<ListState>) => kept.set(room, { ...(kept.get(room) ?? blank), ...part }),
    [room],
  );
  const conditions = useMemo(
    (): Conditions => ({
      scene: state.scene,
      filters: [...state.filters],
      ...(state.text.trim() ? { text: state.text.trim() } : {}),
      ...(state.sort ? { sort: state.sort } : {}),
    }),
    [state.scene, state.filters, state.text, state.sort],
  );
  return { state, change, touch, conditions, wasKept };
}
