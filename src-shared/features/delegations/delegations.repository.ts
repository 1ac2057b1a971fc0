import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { delegations } from './delegations.tables.ts';

export type DelegationRecord = RowOf<typeof delegations>;

export function findDelegation(db: ReadDb, id: string): DelegationRecord | undefined {
  return findRow(db, delegations, id);
}

/** Those that run at this moment and give something to this person. */
export function listReceived(db: ReadDb, toUserId: string, now: number): DelegationRecord[] {
  return selectRows(
    db,
    delegations,
    't.to_user_id = ? AND t.start_at <= ? AND t.end_at > ? AND t.revoked_at IS NULL AND t.deleted_at IS NULL ORDER BY t.id',
    toUserId,
    now,
    now,
  );
}

/** Those of a person, given and received, that touch a span of time. */
export function listTouching(
  db: ReadDb,
  userId: string,
  span: { readonly startAt: number; readonly endAt: number },
): DelegationRecord[] {
  return selectRows(
    db,
    delegations,
    '(t.from_user_id = ? OR t.to_user_id = ?) AND t.start_at < ? AND t.end_at > ? AND t.revoked_at IS NULL AND t.deleted_at IS NULL ORDER BY t.id',
    userId,
    userId,
    span.endAt,
    span.startAt,
  );
}

export function listDelegationRecords(db: ReadDb, userId: string | null): DelegationRecord[] {
  return userId === null
    ? selectRows(db, delegations, 't.deleted_at IS NULL ORDER BY t.start_at DESC LIMIT 1000')
    : selectRows(
        db,
        delegations,
        '(t.from_user_id = ? OR t.to_user_id = ?) AND t.deleted_at IS NULL ORDER BY t.start_at DESC LIMIT 1000',
        userId,
        userId,
      );
}
