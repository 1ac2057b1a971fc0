import type { InUse, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import { moveBinRows } from '../../ledger/bin-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { CatalogueEntryNotFound, CatalogueNameTaken } from './catalogue.model.ts';
import { permitCatalogue } from './catalogue.policy.ts';
import { type CatalogueList, catalogueTables, isNameTaken, listUses } from './catalogue.repository.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

/** To the bin; refused while something uses it. */
export function removeEntry(list: CatalogueList) {
  return (
    tx: WriteTx,
    actor: Actor,
    { ids }: ManyInput,
  ): Result<WrittenMany, CatalogueEntryNotFound | NotAllowed | InUse> => {
    const permit = permitCatalogue(actor);
    if (!permit.ok) return permit;
    return moveBinRows(tx, {
      table: catalogueTables[list],
      ids,
      to: 'bin',
      missing: 'CATALOGUE_ENTRY_NOT_FOUND',
      check: (entry): Result<void, InUse> => {
        const references = listUses(tx, list, entry);
        return references.length > 0 ? refuse({ code: 'IN_USE', references }) : ok(undefined);
      },
    });
  };
}

export function restoreEntry(list: CatalogueList) {
  return (
    tx: WriteTx,
    actor: Actor,
    { ids }: ManyInput,
  ): Result<WrittenMany, CatalogueEntryNotFound | NotAllowed | CatalogueNameTaken> => {
    const permit = permitCatalogue(actor);
    if (!permit.ok) return permit;
    return moveBinRows(tx, {
      table: catalogueTables[list],
      ids,
      to: 'list',
      missing: 'CATALOGUE_ENTRY_NOT_FOUND',
      check: (entry): Result<void, CatalogueNameTaken> =>
        isNameTaken(tx, list, entry) ? refuse({ code: 'CATALOGUE_NAME_TAKEN' }) : ok(undefined),
    });
  };
}
