import { addDays, chinaDate } from '../../kernel/china/dates.ts';
import type { Changes } from '../../kernel/fields.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, InUse, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { sensitiveFields } from '../../kernel/rights/field-catalogue.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { NewPool, PoolNotFound } from './pool.model.ts';
import { permitManage } from './pools.policy.ts';
import { countInPool, findPool, type PoolRecord } from './pools.repository.ts';
import { pools } from './pools.tables.ts';

const emptyPool = {
  enabled: true,
  branchId: null,
  sort: 0,
  admins: [],
  members: [],
  hiddenFields: [],
  dailyViewLimit: null,
  claimDailyLimit: null,
  prevOwnerCooldownDays: 0,
  newProtectDays: 0,
  minIntervalMin: 0,
  recycleRules: [],
  excludeKey: true,
  warnDays: 7,
} satisfies Partial<PoolRecord>;

export function createPool(
  tx: WriteTx,
  actor: Actor,
  input: NewPool,
): Result<Written, NotAllowed | FieldInvalid | IdTaken> {
  const permit = permitManage(actor);
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findPool(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const row = { ...emptyPool, ...presentFields(input), id };
  const fields = checkPool(tx, row);
  if (!fields.ok) return fields;
  tx.insert(pools, { ...row, previousRules: [], rulesFrom: tomorrow(tx) });
  return ok({ id, commandId: tx.command.id });
}

interface EditPoolInput {
  readonly id: string;
  readonly changes: Changes<PoolRecord>;
}

/** Rules of recycling that change take effect the next day, so that everybody is warned first. */
export function editPool(
  tx: WriteTx,
  actor: Actor,
  { id, changes }: EditPoolInput,
): Result<Written, PoolNotFound | NotAllowed | FieldInvalid | InUse> {
  const found = findPool(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'POOL_NOT_FOUND' });
  const permit = permitManage(actor);
  if (!permit.ok) return permit;
  const places = countInPool(tx, found);
  if (changes.branchId && places > 0) return refuse(inUse(found, places));

  const inConflict = mergeEdit(tx, pools, { ...found, deptId: null, ownerId: null }, changes);
  const after = findPool(tx, id)!;
  const fields = checkPool(tx, after);
  if (!fields.ok) return fields;
  if (JSON.stringify(after.recycleRules) !== JSON.stringify(found.recycleRules) && found.rulesFrom <= today(tx)) {
    tx.update(pools, id, { previousRules: found.recycleRules, rulesFrom: tomorrow(tx) });
  }
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

/** Only an empty pool goes. */
export function removePool(
  tx: WriteTx,
  actor: Actor,
  { id }: { readonly id: string },
): Result<Written, PoolNotFound | NotAllowed | InUse> {
  const found = findPool(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'POOL_NOT_FOUND' });
  const permit = permitManage(actor);
  if (!permit.ok) return permit;
  const places = countInPool(tx, found);
  if (places > 0) return refuse(inUse(found, places));
  tx.update(pools, id, { deletedAt: tx.at });
  return ok({ id, commandId: tx.command.id });
}

function inUse({ kind }: PoolRecord, count: number): InUse {
  return { code: 'IN_USE', references: [{ table: kind === 'customer' ? 'customers' : 'leads', count }] };
}

/** Fields that are hidden are of the catalogue, and a rule's target is another pool of the kind. */
function checkPool(
  tx: WriteTx,
  row: Pick<PoolRecord, 'kind' | 'hiddenFields' | 'recycleRules' | 'branchId'>,
): Result<void, FieldInvalid> {
  const isHideable = (name: string) => {
    const [noun = '', field = ''] = name.split('.');
    return (noun === row.kind || (noun === 'contact' && row.kind === 'customer')) && sensitiveFields[noun]?.[field];
  };
  const unknown = row.hiddenFields.find((name) => !isHideable(name));
  if (unknown !== undefined) {
    return refuse({ code: 'FIELD_INVALID', field: 'hiddenFields', rule: 'unknownField', hint: unknown });
  }
  const targets = row.recycleRules.flatMap((rule) => rule.targetPoolId ?? []);
  if (targets.some((target) => findPool(tx, target)?.kind !== row.kind)) {
    return refuse({ code: 'FIELD_INVALID', field: 'recycleRules', rule: 'unknownPool' });
  }
  const branch = row.branchId && tx.row('SELECT 1 FROM branches WHERE id = ? AND deleted_at IS NULL', row.branchId);
  return row.branchId === null || branch
    ? ok(undefined)
    : refuse({ code: 'FIELD_INVALID', field: 'branchId', rule: 'unknownBranch' });
}

function today(tx: WriteTx): string {
  return chinaDate(tx.at);
}

function tomorrow(tx: WriteTx): string {
  return addDays(today(tx), 1);
}
