import { codecOf } from '../../ledger/row-codec.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findNames } from '../people/people.repository.ts';
import { type PersonPart, personParts } from './person-parts.repository.ts';
import { findPersonIds, findPersonRows } from './person-rows.repository.ts';

export interface PersonPackage {
  readonly format: 'outpost-person-1';
  readonly madeAt: number;
  readonly madeBy: string | null;
  readonly personIds: readonly string[];
  /** By table; each row with every column. */
  readonly data: Readonly<Record<string, readonly Record<string, unknown>[]>>;
  /** Who saw, changed or took out the person's data, as this host recorded it. */
  readonly disclosures: readonly Disclosure[];
}

interface Disclosure {
  readonly at: number;
  readonly by: string | null;
  readonly kind: string;
  readonly procedure: string | null;
}

/** Everything that is kept about a person and to whom it was shown. [S-PI-3] */
export function makePackage(
  db: ReadDb,
  subjectId: string,
  { now, madeBy }: { readonly now: number; readonly madeBy: string },
): PersonPackage {
  const persons = findPersonIds(db, subjectId);
  const found = findPersonRows(db, subjectId);
  const data = Object.fromEntries(
    found
      .filter(({ rows }) => rows.length > 0)
      .map(({ name, rows }) => [name, rows.map((row) => own(partOf(name), row, persons))]),
  );
  const rowIds = found.flatMap(({ rows, isShared }) => (isShared ? [] : rows.map((row) => String(row.id))));
  const names = findNames(db);
  return {
    format: 'outpost-person-1',
    madeAt: now,
    madeBy: names.user(madeBy),
    personIds: persons,
    data,
    disclosures: findDisclosures(db, rowIds).map(({ actorId, ...each }) => ({ ...each, by: names.user(actorId) })),
  };
}

function partOf(table: string): PersonPart | undefined {
  return personParts.find((each) => codecOf(each.table).name === table);
}

/** What an import says of others stays with them, and what a document says of the business stays with the company. */
function own(
  part: PersonPart | undefined,
  row: Record<string, unknown>,
  persons: readonly string[],
): Record<string, unknown> {
  const seen = part ? Object.fromEntries(part.shows.map((field) => [field, row[field]])) : row;
  const isOwn = (id: unknown) => persons.includes(String(id));
  if (Array.isArray(seen.entries)) return { ...seen, entries: seen.entries.filter((entry) => isOwn(entry?.[1])) };
  if (part && Array.isArray(seen.contacts)) {
    return { ...seen, contacts: seen.contacts.filter((each) => isOwn(each?.contactId)) };
  }
  return seen;
}

function findDisclosures(
  db: ReadDb,
  rowIds: readonly string[],
): (Omit<Disclosure, 'by'> & { actorId: string | null })[] {
  return db.rows(
    `WITH ids AS MATERIALIZED (SELECT value FROM json_each(?))
     SELECT DISTINCT a.seq, a.at, a.actor_id AS "actorId", a.kind, a.procedure FROM audit_rows r
     JOIN audit_records a ON a.seq = r.seq
     WHERE r.row_id IN (SELECT value FROM ids UNION ALL SELECT 'event:' || value FROM ids) ORDER BY a.seq`,
    JSON.stringify(rowIds),
  );
}
