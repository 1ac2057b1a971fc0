import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type DocType, dayOf, isPerBranch, periodOf, renderNumber, stepOf } from './number.model.ts';
import {
  findBranchCode,
  findCounter,
  findTemplate,
  isNumberTaken,
  numberId,
  setCounter,
} from './numbers.repository.ts';
import { documentNumbers } from './numbers.tables.ts';

export interface Wanted {
  readonly docType: DocType;
  /** Whose sequence; null for the company's own documents. */
  readonly branchId: string | null;
}

/** The next number of the company's own sequence, and where it is given at once: on the server, and on a desktop without one. */
export function issueNumber(tx: WriteTx, wanted: Wanted): string {
  const day = dayOf(tx.at);
  const { parts } = findTemplate(tx, wanted.docType);
  const { id, branchCode } = counterOf(tx, wanted, day);
  let sequence = findCounter(tx, id) ?? 0;
  let no: string;
  do {
    sequence += stepOf(parts);
    no = renderNumber(parts, { branchCode, day }, sequence);
  } while (isNumberTaken(tx, wanted.docType, no));
  setCounter(tx, id, sequence);
  noteGiven(tx, wanted, { no, sequence });
  return no;
}

/** The sequence that a number of this day is taken from. */
export function counterOf(
  db: ReadDb,
  { docType, branchId }: Wanted,
  day: string,
): { readonly id: string; readonly branchCode: string | null; readonly branchId: string | null } {
  const { parts, reset } = findTemplate(db, docType);
  const counting = isPerBranch(parts) ? branchId : null;
  const id = [docType, counting ?? '', periodOf(reset, day)].join(' ');
  return { id, branchId: counting, branchCode: findBranchCode(db, counting) };
}

/** From now on the number is given; giving it twice would stop the command. */
export function noteGiven(
  tx: WriteTx,
  { docType }: Wanted,
  given: { readonly no: string; readonly sequence?: number | undefined; readonly blockId?: string | undefined },
): void {
  tx.insert(documentNumbers, {
    id: numberId(docType, given.no),
    docType,
    no: given.no,
    sequence: given.sequence ?? null,
    blockId: given.blockId ?? null,
    commandId: tx.command.id,
    takenBy: tx.command.actorId,
    takenAt: tx.at,
  });
}
