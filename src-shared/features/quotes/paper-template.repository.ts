import { sha256 } from '../../ledger/digest.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type PaperTemplate, plainTemplate } from './quote-template.model.ts';
import { findTemplate, listTemplates } from './quotes.repository.ts';

/** The document's own template, else the company's default, else a plain one. */
export function findPaperTemplate(db: ReadDb, { templateId }: { readonly templateId: string | null }): PaperTemplate {
  const own = templateId === null ? undefined : findTemplate(db, templateId);
  if (own && own.deletedAt === null) return own;
  return listTemplates(db).find((each) => each.isDefault) ?? plainTemplate;
}

/** Twelve letters and digits of what a paper promises: one with another price has another code. */
export function paperCode(promised: readonly unknown[]): string {
  return sha256(JSON.stringify(promised))
    .slice(0, 12)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-');
}
