import { listRunningHandovers } from '../features/handovers/handovers.repository.ts';
import type { Actor } from '../kernel/scope.ts';
import type { App } from './app.ts';

/** Rows of one step: the server answers others between two. */
const stepRows = 200;
const trees = new WeakMap<App, { isDirty: boolean }>();

/**
 * Goes on with what was begun on a device or broke off: a hand-over's next step, and the records of a department that
 * moved. One step at a time; looks for moved departments only after the organisation changed.
 */
export function continueMoves(app: App, actor: Actor): void {
  for (const { id } of listRunningHandovers(app.db)) {
    app.ledger.execute('handovers.step', { id, limit: stepRows }, actor);
  }
  const tree = watchTree(app);
  if (!tree.isDirty) return;
  const settled = app.ledger.execute('departments.settle', { limit: stepRows }, actor);
  tree.isDirty = settled.ok && (settled.value as { left: number }).left > 0;
}

function watchTree(app: App): { isDirty: boolean } {
  const known = trees.get(app);
  if (known) return known;
  const tree = { isDirty: true };
  app.changes.subscribe((changes) => {
    if (changes.some(({ table }) => table === 'departments' || table === 'branches')) tree.isDirty = true;
  });
  trees.set(app, tree);
  return tree;
}
