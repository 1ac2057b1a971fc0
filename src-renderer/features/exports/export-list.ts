import type { ExportFormat, ExportRoom, PrintRoom } from '#shared/features/exports/export.model.ts';
import { api } from '../../api/client.ts';
import type { ShownList } from '../../ui/list/list-types.ts';
import { printRows } from '../../ui/print-rows.ts';
import { saveBlob } from '../../ui/save-file.ts';
import { currentLanguage, say } from '../../ui/texts.ts';
import { startWork } from '../../ui/work.ts';
import { exportsTexts } from './exports.texts.ts';

/** A list shows ids by their names; a file has the names themselves. */
const named: Readonly<Record<string, string>> = {
  ownerId: 'ownerName',
  createdBy: 'createdByName',
  deptId: 'deptName',
  branchId: 'branchName',
  customerId: 'customerName',
  relatedId: 'relatedName',
  targetId: 'targetName',
};

export interface ExportOrder {
  readonly room: ExportRoom;
  readonly title: string;
  readonly format: ExportFormat | 'vcard';
  readonly list: ShownList;
}

/** Saves what a list shows, or what is selected in it, as a file; it goes on in the background. */
export async function exportList({ room, title, format, list }: ExportOrder): Promise<void> {
  await startWork(
    {
      title: say(exportsTexts, 'working', { title }),
      finished: (name: string) => say(exportsTexts, 'saved', { name }),
    },
    async (_report, signal) => {
      const { conditions, ids } = list;
      const what = { ...conditions, ...(ids.length > 0 ? { ids: [...ids] } : {}) };
      const file =
        format === 'vcard'
          ? await api.exports.contactsVcard(what, { signal })
          : await api.exports.list(
              { ...what, room, format, columns: await columnsOf(room, list), language: currentLanguage() },
              { signal },
            );
      if (signal.aborted) return '';
      saveBlob(file.name, file);
      return file.name;
    },
  );
}

/** Puts what a list shows, or what is selected in it, on paper. */
export async function printList(room: PrintRoom, list: ShownList): Promise<void> {
  const { conditions, ids } = list;
  const chosen = ids.length > 0 ? { ids: [...ids] } : {};
  await printRows({ ...conditions, ...chosen, room, columns: await columnsOf(room, list) });
}

/** The list's own columns that a file can have, in the list's order. */
async function columnsOf(room: ExportRoom, { columns }: ShownList): Promise<string[]> {
  const known = new Set((await api.exports.columns({ room })).map(({ field }) => field));
  return columns.map((name) => named[name] ?? name).filter((name) => known.has(name));
}
