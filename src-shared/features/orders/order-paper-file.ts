import { makePdf } from '../../papers/make-pdf.ts';
import type { ReadDb } from '../../ports/database.ts';
import { plainTemplate } from '../quotes/quote-template.model.ts';
import { listTemplates } from '../quotes/quotes.repository.ts';
import type { OrderPage } from './order-page.model.ts';
import { deliveryPaper, orderPaper } from './order-paper.ts';
import type { OrderPaperLanguage } from './order-paper-words.model.ts';

interface PaperWish {
  /** One delivery of the order instead of the order. */
  readonly deliveryId?: string | undefined;
  readonly language: OrderPaperLanguage;
  readonly by: string;
  readonly now: number;
}

/** The order, or one of its deliveries, as a PDF under the company's letterhead; undefined where it has no such delivery. */
export async function orderPaperFile(db: ReadDb, order: OrderPage, wish: PaperWish): Promise<File | undefined> {
  const { deliveryId, language, by } = wish;
  const delivery = order.deliveries.find((each) => each.id === deliveryId);
  if (deliveryId !== undefined && !delivery) return undefined;
  const head = listTemplates(db).find((each) => each.isDefault) ?? plainTemplate;
  const at = new Date(wish.now + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const asked = { order, head, language, by, at };
  const paper = delivery ? deliveryPaper(asked, delivery) : orderPaper(asked);
  const name = paper.title.replace(/[\\/:*?"<>|]/g, '_').replaceAll(' ', '-');
  return new File([await makePdf(paper)], `${name}.pdf`, { type: 'application/pdf' });
}
