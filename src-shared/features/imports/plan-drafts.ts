import { isSameValue } from '../../ledger/write-tx.ts';
import { findCurrent } from './find-current.ts';
import type { PlanOptions, RowPlan, RunnableModule, UpdateDraft } from './row-plan.ts';
import type { RowValues } from './row-values.ts';

// biome-ignore lint/suspicious/noExplicitAny: the three rooms' rows differ; the command's own schema checks each
export type Draft = any;
export const insertsOf = (plan: RowPlan): Draft[] => plan.rows.inserts;
export const updatesOf = (plan: RowPlan): Draft[] => plan.rows.updates;

const contactPrefix = 'contact';

export function insertOf(options: PlanOptions, row: number, id: string, values: RowValues, repeats: boolean): Draft {
  const { ownerId, createdAt, createdBy, tags, customerId, isPrimary, basis, orderId, ...rest } = values;
  const contact = options.module === 'customers' ? contactOf(options, values) : undefined;
  return {
    row,
    id,
    ownerId: ownerId ?? options.ownerId,
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(createdBy === undefined ? {} : { createdBy }),
    tags: [...new Set([...((tags as string[] | undefined) ?? []), ...options.tags])],
    fields: ownFields(options.module, rest),
    ...(basis === undefined ? {} : { basis }),
    ...(repeats ? { allowDuplicate: true } : {}),
    ...(contact ? { contact } : {}),
    ...(options.module === 'contacts' ? { customerId, isPrimary } : {}),
    ...(options.module === 'orders' ? { customerId } : {}),
    ...(options.module === 'orderLines' ? { orderId } : {}),
  };
}

/** The contact that a customer's row names beside it. */
export function contactOf({ newId }: PlanOptions, values: RowValues): Draft {
  if (values.contactName === undefined) return undefined;
  const contact: Record<string, unknown> = { id: newId() };
  for (const [field, value] of Object.entries(values)) {
    if (!field.startsWith(contactPrefix)) continue;
    const rest = field.slice(contactPrefix.length);
    contact[rest.charAt(0).toLowerCase() + rest.slice(1)] = value;
  }
  return contact;
}

/** A supplier keeps apart what a customer's address joins. */
const placed: Readonly<Record<string, string>> = {
  supplierCountry: 'country',
  supplierCity: 'city',
  supplierPostcode: 'postalCode',
};

function ownFields(module: RunnableModule, values: RowValues): RowValues {
  if (module === 'suppliers')
    return Object.fromEntries(Object.entries(values).map(([field, value]) => [placed[field] ?? field, value]));
  if (module !== 'customers') return values;
  return Object.fromEntries(Object.entries(values).filter(([field]) => !field.startsWith(contactPrefix)));
}

/** What differs from the records as they are; one question for all of them. */
export function planUpdates(options: PlanOptions, drafts: readonly UpdateDraft[], plan: RowPlan): void {
  if (drafts.length === 0) return;
  const current = findCurrent(
    options.db,
    options.module,
    drafts.map((draft) => draft.id),
  );
  for (const { read, values, id } of drafts) {
    const record = current.get(id);
    if (!record) {
      plan.problems.push({ row: read.row, column: null, code: 'notFound', value: '' });
      plan.failed.push(read);
      continue;
    }
    const {
      ownerId: _owner,
      createdAt: _at,
      createdBy: _by,
      tags,
      customerId: _customer,
      isPrimary: _primary,
      basis: _basis,
      ...rest
    } = values;
    const changes: Record<string, { from: unknown; to: unknown }> = {};
    for (const [field, to] of Object.entries(ownFields(options.module, rest))) {
      const from = record[field] ?? null;
      if (!isSameValue(from, to)) changes[field] = { from, to };
    }
    const known = new Set(record.tags as string[]);
    const addTags = [...((tags as string[] | undefined) ?? []), ...options.tags].filter(
      (tag) => record.tags !== undefined && !known.has(tag),
    );
    const contact = options.module === 'customers' ? contactOf(options, values) : undefined;
    if (Object.keys(changes).length === 0 && addTags.length === 0 && !contact) {
      plan.unchanged++;
      continue;
    }
    updatesOf(plan).push({
      row: read.row,
      id,
      changes,
      ...(addTags.length > 0 ? { addTags } : {}),
      ...(contact ? { contact } : {}),
    });
  }
}
