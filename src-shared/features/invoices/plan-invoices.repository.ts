import { unitPrice } from '../../kernel/money/line-amounts.ts';
import type { Figures } from '../../kernel/money/part-amounts.ts';
import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findEntity, type TaxEntityRecord } from '../invoice-titles/invoice-titles.repository.ts';
import type { ApplicationProblem, SplitRule } from './application.model.ts';
import { addFigures } from './application-figures.model.ts';
import { checkApplication } from './check-application.repository.ts';
import { itemNameOf } from './invoice-kinds.model.ts';
import { type ApplicationLineRecord, type ApplicationRecord, listApplicationLines } from './invoices.repository.ts';
import { invoiceApplications, invoiceLines, invoices } from './invoices.tables.ts';
import { type Portion, splitLines } from './split-lines.model.ts';

const mostInvoices = 200;

/** Lays out every invoice of an application that may be issued. */
export function planInvoices(
  tx: WriteTx,
  application: ApplicationRecord,
  to: ApplicationRecord['status'],
): Result<void, FieldInvalid | ApplicationProblem> {
  const { id } = application;
  const check = checkApplication(tx, application, tx.at);
  if (!check.ok) return check;
  const entity = findEntity(tx, application.entityId!)!;
  const lines = new Map(listApplicationLines(tx, id).map((line) => [line.id, line]));
  const groups = splitOf(application, entity, [...lines.values()]);
  if (groups.length > mostInvoices) return refuse({ code: 'FIELD_INVALID', field: 'splitRule', rule: 'tooMany' });
  groups.forEach((portions, index) => {
    addInvoice(tx, application, entity, { portions, lines, part: index + 1, parts: groups.length });
  });
  tx.update(invoiceApplications, id, { status: to });
  return ok(undefined);
}

/** The portions of each invoice, in order. */
export function splitOf(
  application: ApplicationRecord,
  entity: TaxEntityRecord | undefined,
  lines: readonly ApplicationLineRecord[],
): Portion[][] {
  return splitLines(
    lines.map((line) => portionOf(line, application)),
    limitsOf(application, entity),
  );
}

/** The narrower of what the application asks and what the issuer's invoices may have. */
function limitsOf({ splitRule }: ApplicationRecord, entity: TaxEntityRecord | undefined): SplitRule {
  const { invoiceLimit = null, lineLimit = null } = entity ?? {};
  const least = (one: number | null, other: number | null) =>
    one === null ? other : other === null ? one : Math.min(one, other);
  return {
    maxAmount: least(splitRule.maxAmount, invoiceLimit),
    maxLines: least(splitRule.maxLines, lineLimit),
    byRate: splitRule.byRate,
  };
}

function portionOf(line: ApplicationLineRecord, { discountLines }: ApplicationRecord): Portion {
  const { id: lineId, qty, taxRate, taxTag, amountExcl, tax, amountIncl, grossExcl, grossTax } = line;
  const net = { amountExcl, tax, amountIncl };
  const gross = { amountExcl: grossExcl, tax: grossTax, amountIncl: grossExcl + grossTax };
  return { lineId, rateKey: `${taxTag} ${taxRate}`, qty, net, gross: discountLines ? gross : net };
}

interface Planned {
  readonly portions: readonly Portion[];
  readonly lines: ReadonlyMap<string, ApplicationLineRecord>;
  readonly part: number;
  readonly parts: number;
}

function addInvoice(
  tx: WriteTx,
  application: ApplicationRecord,
  entity: TaxEntityRecord,
  { portions, lines, part, parts }: Planned,
): void {
  const id = tx.newId();
  const { amountExcl, tax: taxTotal, amountIncl } = addFigures(portions.map(({ net }) => net));
  const { titleKind, title, taxNo, titleAddress, titlePhone, bank, account, customerId } = application;
  const { branchId, deptId, ownerId } = application;
  const home = { branchId, deptId, ownerId };
  const mark = parts > 1 ? `${application.no} ${part}/${parts}` : (application.no ?? '');
  tx.insert(invoices, {
    id,
    applicationId: application.id,
    customerId,
    entityId: entity.id,
    entityName: entity.name,
    entityTaxNo: entity.creditCode,
    part,
    parts,
    kind: application.invoiceKind,
    medium: application.medium,
    color: 'blue',
    ...{ titleKind, title, taxNo, titleAddress, titlePhone, bank, account },
    ...{ amountExcl, taxTotal, amountIncl },
    drawer: entity.drawer,
    remark: [mark, application.remarkOnInvoice].filter(Boolean).join(' '),
    status: 'planned',
    verifyState: 'none',
    ...home,
  });
  let position = 0;
  for (const portion of portions) {
    for (const printed of printedOf(portion, lines.get(portion.lineId)!)) {
      position += 1;
      tx.insert(invoiceLines, { id: tx.newId(), invoiceId: id, position, ...printed, ...home });
    }
  }
}

/** A reduction is a negative line right behind its own, with the same name and rate and neither quantity nor price. */
function printedOf({ qty, net, gross }: Portion, line: ApplicationLineRecord) {
  const {
    id: applicationLineId,
    orderId,
    orderLineId,
    productId,
    taxClassCode,
    shortName,
    name,
    taxRate,
    taxTag,
  } = line;
  const itemName = itemNameOf(shortName, name);
  const same = { applicationLineId, orderId, orderLineId, productId, taxClassCode, itemName, taxRate, taxTag };
  const isReduced = gross.amountExcl > net.amountExcl && gross.tax >= net.tax;
  const whole = isReduced ? gross : net;
  const { spec, unit } = line;
  const first = { ...same, spec, unit, qty, price: qty === null ? null : unitPrice(whole.amountExcl, qty), ...whole };
  if (!isReduced) return [{ ...first, kind: 'normal' as const }];
  const less: Figures = {
    amountExcl: net.amountExcl - gross.amountExcl,
    tax: net.tax - gross.tax,
    amountIncl: net.amountIncl - gross.amountIncl,
  };
  return [
    { ...first, kind: 'discounted' as const },
    { ...same, ...less, kind: 'discount' as const },
  ];
}
