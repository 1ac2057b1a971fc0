import type { z } from 'zod';
import { presentFields } from '../../kernel/present-fields.ts';
import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { plainTemplate, type QuoteTemplateNotFound, type savedTemplate } from './quote-template.model.ts';
import { permitTemplate } from './quotes.policy.ts';
import { findTemplate, listTemplates } from './quotes.repository.ts';
import { quoteTemplates } from './quotes.tables.ts';

/** The first template of a company is its default; one that becomes the default takes the place of the other. */
export function saveTemplate(
  tx: WriteTx,
  actor: Actor,
  input: z.output<typeof savedTemplate>,
): Result<Written, NotAllowed | IdTaken> {
  const permit = permitTemplate(actor);
  if (!permit.ok) return permit;
  const id = input.id!;
  const found = findTemplate(tx, id);
  const others = listTemplates(tx).filter((each) => each.id !== id);
  const isDefault = input.isDefault ?? found?.isDefault ?? others.length === 0;
  if (found) tx.update(quoteTemplates, id, { ...presentFields(input), isDefault, deletedAt: null });
  else tx.insert(quoteTemplates, { ...plainTemplate, ...presentFields(input), id, isDefault });
  if (isDefault) for (const other of others) tx.update(quoteTemplates, other.id, { isDefault: false });
  return ok({ id, commandId: tx.command.id });
}

export function removeTemplate(
  tx: WriteTx,
  actor: Actor,
  { id }: { readonly id: string },
): Result<Written, NotAllowed | QuoteTemplateNotFound> {
  const permit = permitTemplate(actor);
  if (!permit.ok) return permit;
  if (!findTemplate(tx, id)) return refuse({ code: 'QUOTE_TEMPLATE_NOT_FOUND' });
  tx.update(quoteTemplates, id, { deletedAt: tx.at });
  return ok({ id, commandId: tx.command.id });
}
