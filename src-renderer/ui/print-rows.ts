import type { PrintRoom } from '#shared/features/exports/export.model.ts';
import { api } from '../api/client.ts';
import { formatExact } from './format.ts';
import { printTexts } from './print.texts.ts';
import { currentLanguage, say } from './texts.ts';

type Order = Omit<Parameters<typeof api.exports.print>[0], 'language' | 'room'> & { readonly room: PrintRoom };

/** Asks the core what may be on paper, puts it there with its mark, and opens the printing of the system. */
export async function printRows(order: Order): Promise<void> {
  const { title, headers, rows, leftOut, name, account, at, trace } = await api.exports.print({
    ...order,
    language: currentLanguage(),
  });
  const mark = say(printTexts, 'mark', { name, account, time: formatExact(at), trace });
  const isOne = order.ids?.length === 1 && rows.length === 1;
  const table = isOne
    ? tableOf(
        [],
        headers.map((header, place) => [header, rows[0]![place]!]).filter(([, value]) => value !== ''),
      )
    : tableOf(headers, rows);
  const paper = element('section', [
    element('h1', [title]),
    element('p', [mark]),
    ...(leftOut === null ? [] : [element('p', [leftOut])]),
    table,
    element('footer', [mark]),
  ]);
  paper.dataset.paper = '';
  document.body.append(paper);
  try {
    window.print();
  } finally {
    paper.remove();
  }
}

function tableOf(headers: readonly string[], rows: readonly (readonly (string | undefined)[])[]): HTMLElement {
  const line = (cells: readonly (string | undefined)[], tag: 'th' | 'td') =>
    element(
      'tr',
      cells.map((cell) => element(tag, [cell ?? ''])),
    );
  const head = headers.length > 0 ? [element('thead', [line(headers, 'th')])] : [];
  return element('table', [
    ...head,
    element(
      'tbody',
      rows.map((row) => line(row, 'td')),
    ),
  ]);
}

function element(tag: string, children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}
