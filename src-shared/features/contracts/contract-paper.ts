import { multiplyDecimals } from '../../kernel/money/decimal.ts';
import { headPart, saidParts } from '../../papers/document-parts.ts';
import { sumsPart, tablePart } from '../../papers/lines-parts.ts';
import type { Paper, PaperPart } from '../../papers/paper.ts';
import { isProvisional } from '../numbers/number.model.ts';
import { type PaperLanguage, paperWord } from '../quotes/paper-words.model.ts';
import { amountText, quoteTable } from '../quotes/quote-table.model.ts';
import type { PaperTemplate } from '../quotes/quote-template.model.ts';
import type { ContractPage } from './contract-page.model.ts';
import { type ContractWord, contractWord } from './contract-paper-words.model.ts';
import { signedStatuses } from './contract-states.model.ts';

interface PaperAsked {
  readonly contract: ContractPage;
  readonly template: PaperTemplate;
  readonly language: PaperLanguage;
  /** Who puts it on paper, and when, for the foot of each page. */
  readonly by: string;
  readonly at: string;
  readonly code: string;
}

const titles = {
  direct: 'title',
  agent: 'titleAgent',
  service: 'titleService',
  framework: 'titleFramework',
  supplement: 'titleSupplement',
} as const;

/** A contract on paper by the company's template: the figures of the screen, and a place for each side's seal. (T-4.5) */
export function contractPaper({ contract, template, language, by, at, code }: PaperAsked): Paper {
  const say = (word: ContractWord) => contractWord(word, language);
  const isPrintable = contract.status === 'toSign' || [...signedStatuses, 'archived'].includes(contract.status);
  const isTold = contract.no !== null && isProvisional(contract.no);
  const number = `${contract.no ?? ''}${isTold ? `（${paperWord('provisional', language)}）` : ''}`;
  const title = say(titles[contract.kind]);
  const table = quoteTable(contract, contract.lines.map(asQuoted), template, language);
  const version = `V${contract.version}`;
  return {
    title: `${title} ${contract.no ?? ''}`,
    landscape: table.headers.length > 10,
    watermark: isPrintable ? (template.watermark ?? undefined) : say('notInForce'),
    foot: `${number} · ${version} · ${paperWord('printedAt', language)} ${at} · ${paperWord('madeBy', language)} ${by} · ${code}`,
    content: [
      headPart(template, title, [
        [say('no'), number],
        [say('version'), version],
        [say('signDate'), contract.signDate ?? ''],
      ]),
      partiesPart(contract, template, say),
      ...saidParts(headFacts(contract, template, say)),
      ...(contract.lines.length > 0 ? [tablePart(table)] : []),
      ...(template.hidesPrices ? [] : amountPart(contract, language)),
      ...saidParts([
        ...contract.paymentPlan.map(
          (term, index) => [`${say('payments')} ${index + 1}`, paymentText(term, contract, say)] as const,
        ),
        ...contract.clauses.map(({ text }, index) => [`${say('clauses')} ${index + 1}`, text] as const),
        [say('notes'), contract.notes],
        [say('terms'), template.terms],
      ]),
      { text: say('copies'), margin: [0, 8, 0, 0] },
      signPart(contract, template, say),
    ],
  };
}

type Say = (word: ContractWord) => string;

/** A line as the table of quotes prints it. */
function asQuoted(line: ContractPage['lines'][number]): Parameters<typeof quoteTable>[1][number] {
  const { contractId: quoteId, promiseDate: deliveryDate, ...more } = line;
  const unknown = { leadTimeDays: null, leadTimeBasis: null, stockFlag: null, priceBookId: null, discountFloor: null };
  return { ...more, ...unknown, quoteId, deliveryDate };
}

function partiesPart(contract: ContractPage, template: PaperTemplate, say: Say): PaperPart {
  const list = (rows: readonly (readonly [ContractWord, string | null])[]) => ({
    stack: saidParts(rows.map(([word, value]) => [say(word), value])),
    width: '*',
  });
  return {
    columns: [
      list([
        ['buyer', contract.customerName],
        ['contact', contract.contactName],
      ]),
      list([
        ['seller', sellerOf(contract, template)],
        ['address', template.sellerAddress],
        ['phone', template.sellerPhone],
        ['taxNo', template.sellerTaxNo],
        ['bank', template.sellerBank],
      ]),
    ],
    columnGap: 24,
    margin: [0, 0, 0, 10],
  };
}

function sellerOf({ sellerName, branchName }: ContractPage, template: PaperTemplate): string | null {
  return sellerName ?? template.sellerName ?? branchName;
}

function headFacts(contract: ContractPage, { hidesPrices }: PaperTemplate, say: Say): [string, string | null][] {
  const { startDate, endDate, kind, agreedAmount, currency } = contract;
  const until = endDate === null ? '' : ` ${say('until')} ${endDate}`;
  const limit = kind === 'framework' && agreedAmount !== null && !hidesPrices;
  return [
    [say('name'), contract.name],
    [say('term'), startDate === null && endDate === null ? null : `${startDate ?? ''}${until}`.trim()],
    [say('limit'), limit ? `${currency} ${amountText(agreedAmount)}` : null],
  ];
}

function amountPart(contract: ContractPage, language: PaperLanguage): PaperPart[] {
  const { currency, amountExcl, taxTotal, amountIncl, lineCount } = contract;
  if (contract.kind === 'framework') return [];
  const parts = [
    ...(lineCount > 0 ? [['amountExcl', amountExcl] as const, ['tax', taxTotal] as const] : []),
    ['amountIncl', amountIncl] as const,
  ];
  const sums = parts.map(([word, fen]) => `${paperWord(word, language)} ${currency} ${amountText(fen)}`).join('    ');
  return sumsPart(sums, paperWord('inWords', language), currency, amountIncl);
}

function paymentText(term: ContractPage['paymentPlan'][number], { currency }: ContractPage, say: Say): string {
  const share =
    term.percent === undefined
      ? `${currency} ${amountText(term.amount ?? 0)}`
      : `${multiplyDecimals(term.percent, '100', 4)}%`;
  if (term.condition === 'fixedDay') return `${share} · ${term.dueDate ?? ''}`;
  return `${share} · ${say(term.condition)} ${term.termDays} ${say('days')}`;
}

/** Both sides with their seals, the company's from its template. */
function signPart(contract: ContractPage, template: PaperTemplate, say: Say): PaperPart {
  const side = (word: 'buyer' | 'seller', name: string | null, signer: string | null, day: string | null) => [
    { text: `${say(word)}${say('seal')}：${name ?? ''}`, bold: true },
    ...(word === 'seller' && template.seal
      ? [{ image: template.seal, fit: [96, 96] }]
      : [{ text: '', margin: [0, 36, 0, 0] }]),
    { text: `${say('signer')}：${signer ?? ''}` },
    { text: `${say('date')}：${day ?? ''}` },
  ];
  return {
    unbreakable: true,
    margin: [0, 20, 0, 0],
    columnGap: 24,
    columns: [
      { stack: side('buyer', contract.customerName, contract.customerSigner, contract.customerSignedOn), width: '*' },
      {
        stack: side('seller', sellerOf(contract, template), contract.companySigner, contract.companySignedOn),
        width: '*',
      },
    ],
  };
}
