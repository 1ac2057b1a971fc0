import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { NotAllowed } from '../kernel/refusals.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Actor, Scope } from '../kernel/scope.ts';
import type { WrittenMany } from '../kernel/written.ts';
import { type ChildRows, moveChildRows, removeChildRows, restoreChildRows } from '../ledger/child-rows.ts';
import type { WriteTx } from '../ledger/write-tx.ts';
import type { ReadDb } from '../ports/database.ts';
import { permitEach } from './permit-each.ts';
import type { Permitted } from './permitted.ts';

interface Kept extends Scope {
  readonly id: string;
  readonly deletedAt: number | null;
  readonly tags?: readonly string[];
}

type Permit<Row> = (actor: Actor, row: Row) => Result<Permitted<Row, string>, NotAllowed>;

interface Keeping<Row extends Kept, Missing extends string, Refusal, Closed> {
  readonly table: SQLiteTable;
  readonly find: (db: ReadDb, id: string) => Row | undefined;
  readonly children: readonly ChildRows[];
  readonly missing: Missing;
  readonly permitAssign: Permit<Row>;
  readonly permitEdit: Permit<Row>;
  readonly permitDelete: Permit<Row>;
  /** Where a person's records live. */
  readonly findHome: (db: ReadDb, userId: string) => Scope | undefined;
  /** What keeps a record out of the bin. */
  readonly checkRemove?: (tx: WriteTx, row: Row, actor: Actor) => Result<unknown, Refusal>;
  /** What keeps its tags as they are. */
  readonly checkTag?: (row: Row) => Result<unknown, Closed>;
}

export interface ManyInput {
  readonly ids: readonly string[];
}

/**
 * What is the same for the records of every room: another owner, tags, into the recycle bin and out of it, for many at
 * once or none, each with what hangs on it.
 */
export function keepRecords<Row extends Kept, const Missing extends string, Refusal = never, Closed = never>(
  room: Keeping<Row, Missing, Refusal, Closed>,
) {
  type Common = NotAllowed | { readonly code: Missing };
  type Many<More = never> = Result<WrittenMany, Common | More>;
  const { table, find, children, missing, checkRemove, checkTag } = room;
  const permitted = (tx: WriteTx, actor: Actor, ids: readonly string[], permit: Permit<Row>) =>
    permitEach(
      ids,
      (id) => find(tx, id),
      (row) => permit(actor, row),
      missing,
    );

  return {
    /** To another owner's home, with what hangs on it. */
    assign(
      tx: WriteTx,
      actor: Actor,
      { ids, ownerId }: ManyInput & { readonly ownerId: string },
    ): Many<{ readonly code: 'OWNER_NOT_FOUND' }> {
      const home = room.findHome(tx, ownerId);
      if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });
      const permits = permitted(tx, actor, ids, room.permitAssign);
      if (!permits.ok) return permits;
      for (const { subject } of permits.value) {
        if (subject.ownerId === ownerId) continue;
        tx.update(table, subject.id, home as never);
        moveChildRows(tx, children, subject, home);
      }
      return ok({ ids: [...ids], commandId: tx.command.id });
    },

    /** Adds and takes away: what two people added meanwhile is all there afterwards. */
    tag(
      tx: WriteTx,
      actor: Actor,
      { ids, add, remove }: ManyInput & { readonly add: readonly string[]; readonly remove: readonly string[] },
    ): Many<Closed> {
      const permits = permitted(tx, actor, ids, room.permitEdit);
      if (!permits.ok) return permits;
      for (const { subject } of permits.value) {
        const open = checkTag?.(subject);
        if (open && !open.ok) return open;
        const kept = (subject.tags ?? []).filter((tag) => !remove.includes(tag));
        tx.update(table, subject.id, { tags: [...new Set([...kept, ...add])] } as never);
      }
      return ok({ ids: [...ids], commandId: tx.command.id });
    },

    /** To the recycle bin with what hangs on it. */
    remove(tx: WriteTx, actor: Actor, { ids }: ManyInput): Many<Refusal> {
      const permits = permitted(tx, actor, ids, room.permitDelete);
      if (!permits.ok) return permits;
      for (const { subject } of permits.value) {
        const free = checkRemove?.(tx, subject, actor);
        if (free && !free.ok) return free;
        if (subject.deletedAt !== null) continue;
        tx.update(table, subject.id, { deletedAt: tx.at } as never);
        removeChildRows(tx, children, subject.id, tx.at);
      }
      return ok({ ids: [...ids], commandId: tx.command.id });
    },

    /** Out of the recycle bin, with what went there together. */
    restore(tx: WriteTx, actor: Actor, { ids }: ManyInput): Many {
      const permits = permitted(tx, actor, ids, room.permitDelete);
      if (!permits.ok) return permits;
      for (const { subject } of permits.value) {
        if (subject.deletedAt === null) continue;
        tx.update(table, subject.id, { deletedAt: null } as never);
        restoreChildRows(tx, children, subject.id, subject.deletedAt);
      }
      return ok({ ids: [...ids], commandId: tx.command.id });
    },
  };
}
