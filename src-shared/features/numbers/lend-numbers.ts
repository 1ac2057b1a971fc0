import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import { isAllowed } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findHome } from '../people/people.repository.ts';
import { counterOf } from './issue-number.repository.ts';
import { type DocType, dayOf, docTypes, type NumberTemplate, periodOf, stepOf } from './number.model.ts';
import { nounOfDocType } from './numbers.policy.ts';
import { countGiven, findCounter, findTemplate, listBlocks, setCounter } from './numbers.repository.ts';
import { numberBlocks } from './numbers.tables.ts';

/** So many days of a daily sequence are lent ahead: a week on the road. */
const daysAhead = 7;
const dayMs = 86_400_000;

/**
 * Lends the calling device numbers of each document its person may make, as far as less than half a block is left: now
 * and for the next period, so that a device goes on over the turn of a month without a line. Nothing to do on a device.
 */
export function lendNumbers(tx: WriteTx, actor: Actor): Result<{ readonly blocks: number }, never> {
  const { deviceId } = tx.command;
  if (tx.host !== 'server' || deviceId === null) return ok({ blocks: 0 });
  const branchId = findHome(tx, actor.userId)?.branchId ?? null;
  let blocks = 0;
  for (const docType of docTypes) {
    if (!mayMake(actor, docType)) continue;
    const template = findTemplate(tx, docType);
    for (const day of daysOf(template, tx.at))
      blocks += lend(tx, { docType, template, branchId, day, deviceId, actor });
  }
  return ok({ blocks });
}

interface Loan {
  readonly docType: DocType;
  readonly template: NumberTemplate;
  readonly branchId: string | null;
  readonly day: string;
  readonly deviceId: string;
  readonly actor: Actor;
}

function lend(tx: WriteTx, { docType, template, branchId, day, deviceId, actor }: Loan): number {
  const { parts, reset, blockSize } = template;
  const counter = counterOf(tx, { docType, branchId }, day);
  const period = periodOf(reset, day);
  const held = listBlocks(tx, docType, { deviceId, period, branchId: counter.branchId });
  const step = stepOf(parts);
  const left = held.reduce((sum, { id, first, last }) => sum + (last - first) / step + 1 - countGiven(tx, id), 0);
  if (left * 2 > blockSize) return 0;
  const first = (findCounter(tx, counter.id) ?? 0) + step;
  const last = first + (blockSize - 1) * step;
  setCounter(tx, counter.id, last);
  const { branchId: counting, branchCode } = counter;
  tx.insert(numberBlocks, {
    id: tx.newId(),
    docType,
    branchId: counting,
    branchCode,
    deviceId,
    ownerId: actor.userId,
    parts,
    reset,
    period,
    first,
    last,
  });
  return 1;
}

/** A day in each period that numbers are lent for. */
function daysOf({ reset }: NumberTemplate, at: number): string[] {
  const today = dayOf(at);
  if (reset === 'never') return [today];
  if (reset === 'day') return Array.from({ length: daysAhead }, (_, ahead) => dayOf(at + ahead * dayMs));
  const soon = dayOf(at + daysAhead * dayMs);
  return periodOf(reset, soon) === periodOf(reset, today) ? [today] : [today, soon];
}

function mayMake(actor: Actor, docType: DocType): boolean {
  const noun = nounOfDocType[docType];
  return isAllowed(actor, `${noun}.create`) || isAllowed(actor, `${noun}.edit`);
}
