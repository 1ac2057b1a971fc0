import { taxNumberKind } from '../../kernel/china/credit-code.ts';
import { chinaDate } from '../../kernel/china/dates.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findEntity } from '../invoice-titles/invoice-titles.repository.ts';
import type { CapBasis, TaxpayerKind } from '../invoice-titles/tax-entity.model.ts';
import { isValidOn, type TaxRate } from '../tax-rates/tax-rate.model.ts';
import { listTaxRates } from '../tax-rates/tax-rates.repository.ts';
import type { ApplicationProblem, RateNotOffered, SpecialRefused } from './application.model.ts';
import { isReducedTooMuch } from './application-figures.model.ts';
import { checkQuantities } from './application-lines.repository.ts';
import { checkCap } from './cap.repository.ts';
import { type InvoiceKind, isTaxPaper } from './invoice-kinds.model.ts';
import { type ApplicationLineRecord, type ApplicationRecord, listApplicationLines } from './invoices.repository.ts';

/** What must be right before anybody decides about it, and again before it is issued. (T-4.6) */
export function checkApplication(
  db: ReadDb,
  application: ApplicationRecord,
  at: number,
): Result<void, ApplicationProblem> {
  const entity = application.entityId === null ? undefined : findEntity(db, application.entityId);
  if (!entity) return refuse({ code: 'TAX_ENTITY_NOT_FOUND' });
  const lines = listApplicationLines(db, application.id);
  if (lines.length === 0) return refuse({ code: 'FIELD_INVALID', field: 'lines', rule: 'required' });
  if (lines.some(isReducedTooMuch)) return refuse({ code: 'FIELD_INVALID', field: 'discountAmount', rule: 'tooMuch' });
  if (application.amountIncl <= 0) return refuse({ code: 'FIELD_INVALID', field: 'lines', rule: 'worthNothing' });
  const kind = checkSpecial(application, lines);
  if (!kind.ok) return kind;
  const rates = isTaxPaper(application.invoiceKind)
    ? checkRates(offeredRates(listTaxRates(db), entity.taxpayerKind, chinaDate(at)), lines)
    : ok(undefined);
  if (!rates.ok) return rates;
  const quantities = checkQuantities(db, application.id);
  if (!quantities.ok) return quantities;
  return checkCap(db, application.id, lines, basisOf(application, entity.capBasis));
}

/** Goods that were delivered are invoiced up to what was delivered; a prepayment up to what is ordered. */
function basisOf({ sourceKind }: ApplicationRecord, basis: CapBasis): CapBasis {
  if (sourceKind === 'delivery') return 'delivered';
  return sourceKind === 'prepayment' ? 'ordered' : basis;
}

/** A 专票 names a buyer with a tax number, and taxes each line. */
export function checkSpecial(
  title: { readonly invoiceKind: InvoiceKind; readonly titleKind: string; readonly taxNo: string | null },
  lines: readonly Pick<ApplicationLineRecord, 'taxTag'>[],
): Result<void, SpecialRefused> {
  if (title.invoiceKind !== 'special') return ok(undefined);
  const no = (reason: SpecialRefused['reason']) => refuse({ code: 'INVOICE_SPECIAL_REFUSED' as const, reason });
  if (title.titleKind === 'person') return no('person');
  const number = taxNumberKind(title.taxNo ?? '');
  if (number === 'empty' || number === 'invalid') return no('taxNo');
  return lines.some((line) => line.taxTag !== 'rate') ? no('untaxedLine') : ok(undefined);
}

/** The rates that an issuer of a kind has on a day. */
export function offeredRates<Rate extends Pick<TaxRate, 'seller' | 'validFrom' | 'validTo'>>(
  rates: readonly Rate[],
  taxpayerKind: TaxpayerKind,
  day: string,
): Rate[] {
  return rates.filter((rate) => isValidOn(rate, day) && (rate.seller === 'any' || rate.seller === taxpayerKind));
}

function checkRates(
  offered: readonly TaxRate[],
  lines: readonly ApplicationLineRecord[],
): Result<void, RateNotOffered> {
  const unknown = lines.find(
    (line) => !offered.some((rate) => rate.kind === line.taxTag && Number(rate.rate) === Number(line.taxRate)),
  );
  if (!unknown) return ok(undefined);
  const known = [...new Set(offered.filter((rate) => rate.kind === 'rate').map((rate) => rate.rate))];
  return refuse({ code: 'INVOICE_RATE_NOT_OFFERED', rate: unknown.taxRate, offered: known.sort() });
}
