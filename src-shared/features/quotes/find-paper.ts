import { sha256 } from '../../ledger/digest.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type PaperTemplate, plainTemplate } from './quote-template.model.ts';
import type { QuotePage } from './quotes.contract.ts';
import { findTemplate, listTemplates } from './quotes.repository.ts';

/** The quote's own template, else the company's default, else a plain one. */
export function findPaperTemplate(db: ReadDb, quote: Pick<QuotePage, 'templateId'>): PaperTemplate {
  const own = quote.templateId === null ? undefined : findTemplate(db, quote.templateId);
  if (own && own.deletedAt === null) return own;
  return listTemplates(db).find((each) => each.isDefault) ?? plainTemplate;
}

/** Twelve letters and digits of what a quote promises: a paper with another price has another code. */
export function paperCodeOf(quote: QuotePage): string {
  const lines = quote.lines.map(({ name, qty, price, taxRate, amountIncl }) => [name, qty, price, taxRate, amountIncl]);
  const said = JSON.stringify([quote.id, quote.version, quote.customerId, quote.amountIncl, quote.validUntil, lines]);
  return sha256(said)
    .slice(0, 12)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-');
}
