import type { HeldItem } from '../../features/sync/sync.model.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import { carriedWords, carryWords, withoutWords } from '../../ledger/command.ts';
import type { ResultsReply } from '../protocol.ts';
import type { DeviceParts } from './parts.ts';
import { findSubject } from './subject.ts';

export interface HeldRow {
  seq: number;
  command_id: string;
  procedure: string;
  input: string;
  effects: string;
  actor_id: string;
  at: number;
  held_at: number;
  attempt: number;
  refusal: string;
  depends_on: string | null;
}

export interface HeldNotFound {
  readonly code: 'HELD_NOT_FOUND';
}
interface HeldRefusedHere {
  readonly code: 'HELD_REFUSED_HERE';
  readonly refusal: { readonly code: string };
}

export function listHeld(parts: DeviceParts, offset: number, limit: number): { rows: HeldItem[]; total: number } {
  const { statements } = parts.core;
  const rows = statements('SELECT * FROM held_commands ORDER BY seq LIMIT ? OFFSET ?').all(limit, offset) as HeldRow[];
  const { total } = statements('SELECT count(*) AS total FROM held_commands').get() as { total: number };
  return { rows: rows.map((row) => toItem(parts, row)), total };
}

export function toItem(parts: DeviceParts, row: HeldRow): HeldItem {
  const effects = JSON.parse(row.effects) as { table_name: string; row_id: string; fields: string }[];
  return {
    commandId: row.command_id,
    procedure: row.procedure,
    at: row.at,
    heldAt: row.held_at,
    refusal: JSON.parse(row.refusal),
    input: withoutWords(JSON.parse(row.input)),
    dependsOn: row.depends_on,
    subject: findSubject(parts, effects),
  };
}

/**
 * Sends a held change again, edited or not, and after it what was held with it. It is decided here first, under its old
 * id and as its next attempt. [sync 5.3]
 */
export function resendHeld(
  parts: DeviceParts,
  attempts: Map<string, number>,
  actor: Actor,
  commandId: string,
  input: unknown,
): Result<{ commandIds: string[] }, HeldNotFound | HeldRefusedHere> {
  const held = findHeld(parts, commandId);
  if (!held) return refuse({ code: 'HELD_NOT_FOUND' });
  const sent: string[] = [];
  const refusal = parts.core.ledger.transaction(() => {
    const refused = decideAgain(parts, attempts, actor, held, input === undefined ? JSON.parse(held.input) : input);
    if (refused) return refused;
    sent.push(commandId);
    for (const dependent of listDependents(parts, commandId)) {
      if (!decideAgain(parts, attempts, actor, dependent, JSON.parse(dependent.input))) sent.push(dependent.command_id);
    }
    return undefined;
  });
  return refusal ? refuse({ code: 'HELD_REFUSED_HERE', refusal }) : ok({ commandIds: sent });
}

function decideAgain(
  parts: DeviceParts,
  attempts: Map<string, number>,
  actor: Actor,
  held: HeldRow,
  input: unknown,
): { code: string } | undefined {
  attempts.set(held.command_id, held.attempt + 1);
  try {
    const words = carriedWords(JSON.parse(held.input));
    const command = {
      id: held.command_id,
      procedure: held.procedure,
      input: carryWords(input, words),
      actorId: held.actor_id,
      at: held.at,
    };
    const { result } = parts.core.ledger.decide({ ...command, deviceId: null }, actor);
    if (!result.ok) return result.error;
    parts.core.statements('DELETE FROM held_commands WHERE command_id = ?').run(held.command_id);
    return undefined;
  } finally {
    attempts.delete(held.command_id);
  }
}

/** Held commands that were sent again in a life of this database after the backup it came from. [sync 6.2] */
export function dropDecidedHeld(parts: DeviceParts, reply: ResultsReply): void {
  for (const [id, attempt, status] of reply.results) {
    if (status === 'refused') continue;
    parts.core.statements('DELETE FROM held_commands WHERE command_id = ? AND attempt <= ?').run(id, attempt);
  }
}

/** Directly and through others, in the order they were made. */
export function listDependents(parts: DeviceParts, commandId: string): HeldRow[] {
  const all = parts.core
    .statements('SELECT * FROM held_commands WHERE depends_on IS NOT NULL ORDER BY seq')
    .all() as HeldRow[];
  const bases = new Set([commandId]);
  return all.filter((row) => {
    if (!bases.has(row.depends_on!)) return false;
    bases.add(row.command_id);
    return true;
  });
}

export function findHeld(parts: DeviceParts, commandId: string): HeldRow | undefined {
  return parts.core.statements('SELECT * FROM held_commands WHERE command_id = ?').get(commandId) as
    | HeldRow
    | undefined;
}
