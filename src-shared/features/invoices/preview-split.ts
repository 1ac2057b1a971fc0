import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findEntity } from '../invoice-titles/invoice-titles.repository.ts';
import type { SplitPreview, SplitRule } from './application.model.ts';
import { addFigures } from './application-figures.model.ts';
import { findVisibleApplication, listApplicationLines } from './invoices.repository.ts';
import { splitOf } from './plan-invoices.repository.ts';
import { printedCount } from './split-lines.model.ts';

/** The invoices that an application would become, by its own rule or by one that is tried out. */
export function previewSplit(
  db: ReadDb,
  actor: Actor,
  { id, splitRule }: { readonly id: string; readonly splitRule?: SplitRule | undefined },
): SplitPreview | undefined {
  const application = findVisibleApplication(db, actor, id);
  if (!application) return undefined;
  const entity = application.entityId === null ? undefined : findEntity(db, application.entityId);
  const tried = splitRule ? { ...application, splitRule } : application;
  const parts = splitOf(tried, entity, listApplicationLines(db, id)).map((portions, index) => ({
    part: index + 1,
    lines: portions.reduce((sum, portion) => sum + printedCount(portion), 0),
    ...addFigures(portions.map(({ net }) => net)),
  }));
  return { parts: parts.slice(0, 500), count: parts.length, ...addFigures(parts) };
}
