import { makePdf } from '../../papers/make-pdf.ts';
import type { ReadDb } from '../../ports/database.ts';
import { paperCodeOf } from './find-paper.ts';
import { findPaperTemplate } from './paper-template.repository.ts';
import type { PaperLanguage } from './paper-words.model.ts';
import { quotePaper } from './quote-paper.ts';
import { quoteSheet } from './quote-sheet.ts';
import type { QuotePage } from './quotes.contract.ts';

interface PaperOrder {
  readonly format: 'pdf' | 'xlsx';
  readonly language: PaperLanguage;
  readonly by: string;
  readonly now: number;
}

const types = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** `报价单-QT-BJ-202611-0001-V2.pdf`. */
export async function paperFile(db: ReadDb, quote: QuotePage, order: PaperOrder): Promise<File> {
  const template = findPaperTemplate(db, quote);
  const { format, language, by } = order;
  const at = new Date(order.now + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const bytes =
    format === 'pdf'
      ? await makePdf(quotePaper({ quote, template, language, by, at, code: paperCodeOf(quote) }))
      : await quoteSheet(quote, template, language);
  const name = [template.title, quote.no, `V${quote.version}`].filter(Boolean).join('-');
  return new File([bytes], `${name.replace(/[\\/:*?"<>|]/g, '_')}.${format}`, { type: types[format] });
}
