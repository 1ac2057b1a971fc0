import { writeVcard } from '../../tabular/write-vcard.ts';
import type { ExportedRow } from './export-rows.ts';
import { type ExportMark, markText } from './export-trace.model.ts';

/** A contact as a card for telephones and mail programs. */
export function contactCard(row: ExportedRow, mark: ExportMark): string {
  const text = (field: string) => (row[field] as string | null | undefined) ?? null;
  return writeVcard({
    uid: String(row.id),
    name: String(row.name),
    organisation: text('customerName'),
    department: text('dept'),
    title: text('title'),
    mobile: text('mobile'),
    phone: text('phone'),
    email: text('email'),
    address: text('address'),
    wechat: text('wechat'),
    birthday: text('birthday'),
    gender: text('gender') as 'male' | 'female' | null,
    note: text('remark'),
    mark: markText(mark),
    categories: (row.tags as readonly string[] | undefined) ?? [],
  });
}
