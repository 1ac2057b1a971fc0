import type { DocumentSnapshot } from '../documents/document.model.ts';
import { orderFields } from './order.model.ts';
import type { OrderPage } from './order-page.model.ts';

export type SnapshotLine = DocumentSnapshot['lines'][number];

interface ComparedOrders {
  readonly header: readonly { readonly name: string; readonly before: unknown; readonly after: unknown }[];
  /** Lines that differ; one of both is left out where the line is new or gone. */
  readonly lines: readonly {
    readonly id: string;
    readonly before?: SnapshotLine | undefined;
    readonly after?: SnapshotLine | undefined;
  }[];
}

const seen = [
  'name',
  'spec',
  'unit',
  'qty',
  'price',
  'discountRate',
  'discountAmount',
  'taxRate',
  'promiseDate',
  'remark',
];

/** The order as it is now, to be put beside how it was. */
export function snapshotNow(order: OrderPage): DocumentSnapshot {
  const fields = Object.keys(orderFields).map((field) => [field, order[field as keyof OrderPage]]);
  return { fields: Object.fromEntries(fields), lines: order.lines };
}

/** What a change made different: fields of the document, and each line that came, went or says something else. */
export function compareSnapshots(before: DocumentSnapshot, after: DocumentSnapshot): ComparedOrders {
  const names = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])];
  const header = names
    .map((name) => ({ name, before: before.fields[name] ?? null, after: after.fields[name] ?? null }))
    .filter((each) => !isSame(each.before, each.after));
  const was = new Map(before.lines.map((line) => [String(line.id), line]));
  const now = new Map(after.lines.map((line) => [String(line.id), line]));
  const lines = [...new Set([...was.keys(), ...now.keys()])].flatMap((id) => {
    const [one, other] = [was.get(id), now.get(id)];
    const differs = !one || !other || seen.some((field) => !isSame(one[field], other[field]));
    return differs ? [{ id, before: one, after: other }] : [];
  });
  return { header, lines };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
