import { z } from 'zod';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { counterOf, issueNumber, noteGiven, type Wanted } from './issue-number.repository.ts';
import {
  dayOf,
  isPerBranch,
  isProvisional,
  periodOf,
  provisionalNumber,
  renderNumber,
  stepOf,
} from './number.model.ts';
import {
  findBlock,
  findBranchCode,
  findCounter,
  findTemplate,
  isNumberTaken,
  listBlocks,
  setCounter,
} from './numbers.repository.ts';
import { numberTrails } from './numbers.tables.ts';

/** A number as the device that gave it carries it to the server. */
const carriedNumber = z.object({
  no: z.string().min(1).max(120),
  blockId: z.string().optional(),
  sequence: z.number().int().optional(),
  day: z.iso.date().optional(),
});
type CarriedNumber = z.infer<typeof carriedNumber>;

/** How far ahead of its own count a restored server believes a device whose block it has lost. */
const believed = 1_000;

/**
 * The number of a new document. A device gives the next of its block, or a provisional one; the server accepts what the
 * device gave if the number is the device's to give and free, and otherwise gives another, with a trail from the first.
 * A command may take several: they are the same ones, in the same order, wherever it is decided.
 */
export function takeNumber(tx: WriteTx, wanted: Wanted): string {
  const trailId = tx.newId();
  const { no } = tx.settle((word): CarriedNumber => {
    const carried = carriedNumber.safeParse(word).data;
    if (tx.host === 'device') return carried ?? giveHere(tx, wanted, trailId);
    if (carried === undefined) return { no: issueNumber(tx, wanted) };
    if (isGood(tx, wanted, carried)) {
      noteGiven(tx, wanted, carried);
      return carried;
    }
    const given = issueNumber(tx, wanted);
    const reason = isProvisional(carried.no) ? 'provisional' : 'taken';
    tx.insert(numberTrails, { ...trailOf(tx, wanted, trailId), oldNo: carried.no, no: given, reason });
    return { no: given };
  });
  if (isProvisional(no)) {
    tx.insert(numberTrails, { ...trailOf(tx, wanted, trailId), oldNo: no, no: null, reason: 'provisional' });
  }
  return no;
}

/** A desktop without a server decides by itself; a device of a server gives what it was lent. */
function giveHere(tx: WriteTx, wanted: Wanted, seed: string): CarriedNumber {
  const { deviceId } = tx.command;
  if (deviceId === null) return { no: issueNumber(tx, wanted) };
  const day = dayOf(tx.at);
  const { parts, reset } = findTemplate(tx, wanted.docType);
  const branchId = isPerBranch(parts) ? wanted.branchId : null;
  for (const block of listBlocks(tx, wanted.docType, { deviceId, period: periodOf(reset, day), branchId })) {
    const step = stepOf(block.parts);
    let sequence = findCounter(tx, block.id) ?? block.first - step;
    let no: string;
    // A database that counted by itself before it joined a server may have given some of them.
    do {
      sequence += step;
      no = renderNumber(block.parts, { branchCode: block.branchCode, day }, sequence);
    } while (sequence <= block.last && isNumberTaken(tx, wanted.docType, no));
    if (sequence > block.last) continue;
    setCounter(tx, block.id, sequence);
    return { no, blockId: block.id, sequence, day };
  }
  // The tail of a derived id is as good as chance, and the same wherever the command is decided.
  const digits = String(Number.parseInt(seed.slice(-12), 16) % 100_000_000).padStart(8, '0');
  return { no: provisionalNumber(findBranchCode(tx, wanted.branchId), deviceId, digits) };
}

/** Whether the number is the device's to give, says what its block says, and is nobody else's. */
function isGood(tx: WriteTx, wanted: Wanted, { no, blockId, sequence, day }: CarriedNumber): boolean {
  if (blockId === undefined || sequence === undefined || day === undefined) return false;
  if (isNumberTaken(tx, wanted.docType, no)) return false;
  const block = findBlock(tx, blockId);
  if (!block) return isBeyondCount(tx, wanted, { no, sequence, day });
  const { parts, first, last, branchCode } = block;
  return (
    block.deviceId === tx.command.deviceId &&
    block.docType === wanted.docType &&
    (block.branchId === null || block.branchId === wanted.branchId) &&
    block.period === periodOf(block.reset, day) &&
    sequence >= first &&
    sequence <= last &&
    (sequence - first) % stepOf(parts) === 0 &&
    no === renderNumber(parts, { branchCode, day }, sequence)
  );
}

/** A server that was restored has forgotten the last blocks: numbers ahead of its count were lent, and it counts on behind them. */
function isBeyondCount(
  tx: WriteTx,
  wanted: Wanted,
  { no, sequence, day }: { readonly no: string; readonly sequence: number; readonly day: string },
): boolean {
  const { parts } = findTemplate(tx, wanted.docType);
  const counter = counterOf(tx, wanted, day);
  const count = findCounter(tx, counter.id) ?? 0;
  const step = stepOf(parts);
  const isAhead = sequence > count && sequence <= count + believed * step && sequence % step === 0;
  if (!isAhead || no !== renderNumber(parts, { branchCode: counter.branchCode, day }, sequence)) return false;
  setCounter(tx, counter.id, sequence);
  return true;
}

function trailOf(tx: WriteTx, { docType }: Wanted, id: string) {
  return { id, docType, deviceId: tx.command.deviceId };
}
