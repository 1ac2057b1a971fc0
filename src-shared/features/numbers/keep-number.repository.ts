import type { WriteTx } from '../../ledger/write-tx.ts';
import { issueNumber, noteGiven, type Wanted } from './issue-number.repository.ts';
import { isNumberTaken } from './numbers.repository.ts';
import { numberTrails } from './numbers.tables.ts';

/** A document that was numbered before the company had a server keeps its number if it is free; else it gets another, with a trail. */
export function keepNumber(tx: WriteTx, wanted: Wanted, no: string): string {
  if (!isNumberTaken(tx, wanted.docType, no)) {
    noteGiven(tx, wanted, { no });
    return no;
  }
  const given = issueNumber(tx, wanted);
  const { deviceId } = tx.command;
  tx.insert(numberTrails, { id: tx.newId(), docType: wanted.docType, deviceId, oldNo: no, no: given, reason: 'taken' });
  return given;
}
