import { makePdf } from '../../papers/make-pdf.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findPaperTemplate, paperCode } from '../quotes/paper-template.repository.ts';
import type { PaperLanguage } from '../quotes/paper-words.model.ts';
import type { ContractPage } from './contract-page.model.ts';
import { contractPaper } from './contract-paper.ts';

interface FileOrder {
  readonly language: PaperLanguage;
  readonly by: string;
  readonly now: number;
}

/** `销售合同 HT-BJ-202611-0001.pdf`. */
export async function contractFile(db: ReadDb, contract: ContractPage, order: FileOrder): Promise<File> {
  const at = new Date(order.now + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const lines = contract.lines.map(({ name, qty, price, taxRate, amountIncl }) => [
    name,
    qty,
    price,
    taxRate,
    amountIncl,
  ]);
  const code = paperCode([contract.id, contract.version, contract.customerId, contract.amountIncl, lines]);
  const { language, by } = order;
  const paper = contractPaper({ contract, template: findPaperTemplate(db, contract), language, by, at, code });
  const name = paper.title.trim().replace(/[\\/:*?"<>|]/g, '_');
  return new File([await makePdf(paper)], `${name}.pdf`, { type: 'application/pdf' });
}
