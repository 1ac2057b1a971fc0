import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Changes } from '../../kernel/fields.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { NewRecord, WriteTx } from '../../ledger/write-tx.ts';
import { type CatalogueEntryNotFound, type CatalogueNameTaken, checkParent } from './catalogue.model.ts';
import { permitCatalogue } from './catalogue.policy.ts';
import {
  type CatalogueList,
  catalogueTables,
  type EntryRecord,
  findEntry,
  isNameTaken,
  listCategories,
  listUnits,
} from './catalogue.repository.ts';

interface NewEntry {
  readonly id?: string | undefined;
  readonly name: string;
  readonly parentId?: string | null | undefined;
}

const defaults: Readonly<Record<CatalogueList, object>> = {
  brands: { kind: 'own', sort: 0 },
  segments: { sort: 0 },
  units: { factor: '1', sort: 0 },
  categories: { sort: 0 },
};

/** A new brand, segment, unit or category. */
export function createEntry(list: CatalogueList) {
  return (
    tx: WriteTx,
    actor: Actor,
    input: NewEntry,
  ): Result<Written, NotAllowed | FieldInvalid | IdTaken | CatalogueNameTaken> => {
    const permit = permitCatalogue(actor);
    if (!permit.ok) return permit;
    const id = input.id!;
    if (findEntry(tx, list, id)) return refuse({ code: 'ID_TAKEN' });
    const entry = { ...defaults[list], ...presentFields(input), id } as unknown as EntryRecord;
    const checked = checkEntry(tx, list, entry);
    if (!checked.ok) return checked;
    tx.insert(catalogueTables[list] as SQLiteTable, entry as unknown as NewRecord<SQLiteTable>);
    return ok({ id, commandId: tx.command.id });
  };
}

interface EditEntryInput {
  readonly id: string;
  readonly changes: Changes<EntryRecord>;
}

export function editEntry(list: CatalogueList) {
  return (
    tx: WriteTx,
    actor: Actor,
    { id, changes }: EditEntryInput,
  ): Result<Written, CatalogueEntryNotFound | NotAllowed | FieldInvalid | CatalogueNameTaken> => {
    const found = findEntry(tx, list, id);
    if (!found || !isEditable(tx, found)) return refuse({ code: 'CATALOGUE_ENTRY_NOT_FOUND' });
    const permit = permitCatalogue(actor);
    if (!permit.ok) return permit;
    const row = { ...found, branchId: null, deptId: null, ownerId: null };
    const inConflict = mergeEdit(tx, catalogueTables[list] as SQLiteTable, row as never, changes as never);
    const checked = checkEntry(tx, list, findEntry(tx, list, id)!);
    if (!checked.ok) return checked;
    return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
  };
}

/** Names are told apart, and no line of parents or units comes back to itself. */
function checkEntry(
  tx: WriteTx,
  list: CatalogueList,
  entry: EntryRecord,
): Result<void, FieldInvalid | CatalogueNameTaken> {
  if (isNameTaken(tx, list, entry)) return refuse({ code: 'CATALOGUE_NAME_TAKEN' });
  if ('parentId' in entry && entry.parentId) {
    const nodes = listCategories(tx).map((each) => (each.id === entry.id ? { ...each, parentId: null } : each));
    if (!nodes.some((each) => each.id === entry.parentId)) return invalid('parentId', 'unknownCategory');
    const wrong = checkParent(nodes, entry.id, entry.parentId);
    if (wrong) return invalid('parentId', wrong === 'loop' ? 'categoryLoop' : 'categoryTooDeep');
  }
  if ('baseId' in entry && entry.baseId) {
    const base = listUnits(tx).find((each) => each.id === entry.baseId);
    // One step is enough for every conversion: a chain of units would have to be multiplied out by each reader.
    if (!base || base.id === entry.id || base.baseId !== null) return invalid('baseId', 'unknownUnit');
  }
  return ok(undefined);
}

function invalid(field: string, rule: string): Result<void, FieldInvalid> {
  return refuse({ code: 'FIELD_INVALID', field, rule });
}
