import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import { treatmentOf } from '../../kernel/rights/field-rights.ts';
import type { Actor } from '../../kernel/scope.ts';
import { type Permitted, permitAction } from '../../reading/permitted.ts';
import type { ExportRoom, PrintRoom } from './export.model.ts';

const nouns: Readonly<Record<ExportRoom, string>> = {
  customers: 'customer',
  contacts: 'contact',
  leads: 'lead',
  opportunities: 'opportunity',
  contracts: 'contract',
  orders: 'order',
  receivables: 'receivable',
  receipts: 'receivable',
  invoices: 'invoice',
  followUps: 'followUp',
  tasks: 'task',
  products: 'product',
  quotes: 'quote',
  schedule: 'event',
};

/** The columns of an export that the actor sees masked: the file's headers say so. */
export function maskedColumns(actor: Actor, room: ExportRoom, fields: readonly string[]): ReadonlySet<string> {
  return new Set(fields.filter((field) => treatmentOf(actor.fields, nouns[room], field, 'list') === 'masked'));
}

/** Taking a list out of the program is a right of its own: rows that leave are no longer under its rules. */
export function permitExport(actor: Actor, room: ExportRoom): Result<Permitted<undefined, string>, NotAllowed> {
  const mayView = permitAction(actor, `${nouns[room]}.view`);
  return mayView.ok ? permitAction(actor, `${nouns[room]}.export`) : mayView;
}

/** Paper leaves the program like a file: a right of its own, and part of the right to export. */
export function permitPrint(actor: Actor, room: PrintRoom): Result<Permitted<undefined, string>, NotAllowed> {
  const mayView = permitAction(actor, `${nouns[room]}.view`);
  if (!mayView.ok) return mayView;
  const mayExport = permitAction(actor, `${nouns[room]}.export`);
  return mayExport.ok ? mayExport : permitAction(actor, `${nouns[room]}.print`);
}
