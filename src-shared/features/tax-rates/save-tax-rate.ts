import type { Changes } from '../../kernel/fields.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import { mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import {
  findOverlap,
  type NewTaxRate,
  type TaxRate,
  type TaxRateNotFound,
  type TaxRateOverlaps,
} from './tax-rate.model.ts';
import { permitConfirm, permitEdit } from './tax-rates.policy.ts';
import { findTaxRate, isStored, listTaxRates, type TaxRateRecord } from './tax-rates.repository.ts';
import { taxRates } from './tax-rates.tables.ts';

export function createTaxRate(
  tx: WriteTx,
  actor: Actor,
  input: NewTaxRate,
): Result<Written, NotAllowed | FieldInvalid | IdTaken | TaxRateOverlaps> {
  const permit = permitEdit(actor);
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findTaxRate(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const fields = presentFields(input);
  const rate = { kind: 'rate', seller: 'any', validFrom: null, validTo: null, basis: null, ...fields, id } as const;
  const checked = checkRate(tx, rate);
  if (!checked.ok) return checked;
  tx.insert(taxRates, rate);
  return ok({ id, commandId: tx.command.id });
}

interface EditTaxRateInput {
  readonly id: string;
  readonly changes: Changes<TaxRateRecord>;
}

/** Documents keep the rate they have; an edited rate waits for finance again. */
export function editTaxRate(
  tx: WriteTx,
  actor: Actor,
  { id, changes }: EditTaxRateInput,
): Result<Written, TaxRateNotFound | NotAllowed | FieldInvalid | TaxRateOverlaps> {
  const found = findTaxRate(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'TAX_RATE_NOT_FOUND' });
  const permit = permitEdit(actor);
  if (!permit.ok) return permit;
  store(tx, found);
  const row = { ...found, branchId: null, deptId: null, ownerId: null };
  const inConflict = mergeEdit(tx, taxRates, row, changes);
  tx.update(taxRates, id, { confirmedAt: null, confirmedBy: null });
  const checked = checkRate(tx, findTaxRate(tx, id)!);
  if (!checked.ok) return checked;
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

export function confirmTaxRate(
  tx: WriteTx,
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Result<WrittenMany, TaxRateNotFound | NotAllowed> {
  const permit = permitConfirm(actor);
  if (!permit.ok) return permit;
  return eachRate(tx, ids, (rate) =>
    tx.update(taxRates, rate.id, { confirmedAt: tx.at, confirmedBy: tx.command.actorId }),
  );
}

export function removeTaxRate(
  tx: WriteTx,
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Result<WrittenMany, TaxRateNotFound | NotAllowed> {
  const permit = permitEdit(actor);
  if (!permit.ok) return permit;
  return eachRate(tx, ids, (rate) => tx.update(taxRates, rate.id, { deletedAt: tx.at }));
}

function eachRate(
  tx: WriteTx,
  ids: readonly string[],
  change: (rate: TaxRate) => void,
): Result<WrittenMany, TaxRateNotFound> {
  for (const id of ids) {
    const rate = findTaxRate(tx, id);
    if (!rate) return refuse({ code: 'TAX_RATE_NOT_FOUND' });
    store(tx, rate);
    change(rate);
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

/** A built-in rate becomes a row the first time that somebody touches it. */
function store(tx: WriteTx, rate: TaxRate): void {
  if (isStored(tx, rate.id)) return;
  const { createdAt, createdBy, updatedAt, updatedBy, revision, ...fields } = rate;
  tx.insert(taxRates, fields);
}

function checkRate(
  tx: WriteTx,
  rate: Pick<TaxRate, 'id' | 'code' | 'kind' | 'rate' | 'validFrom' | 'validTo'>,
): Result<void, FieldInvalid | TaxRateOverlaps> {
  const { kind, validFrom, validTo } = rate;
  if (kind !== 'rate' && rate.rate !== '0')
    return refuse({ code: 'FIELD_INVALID', field: 'rate', rule: 'exemptIsNought' });
  if (validFrom !== null && validTo !== null && validTo < validFrom) {
    return refuse({ code: 'FIELD_INVALID', field: 'validTo', rule: 'endsBeforeItBegins' });
  }
  const overlap = findOverlap(listTaxRates(tx), rate);
  if (!overlap) return ok(undefined);
  return refuse({ code: 'TAX_RATE_OVERLAPS', validFrom: overlap.validFrom, validTo: overlap.validTo });
}
