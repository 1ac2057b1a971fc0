import { isAllowed } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { listHeldActions } from '../officers/officers.repository.ts';
import { findDepartmentRecord, findUserRecord, heldRoles, listTree } from '../people/people.repository.ts';
import { type FlowNode, type FlowSettings, modeOf, type NodeMode } from './flow.model.ts';

export interface Submission {
  readonly submitterId: string;
  readonly deptId: string | null;
  /** People the submitter named, by node. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
}

export function submissionOf(
  db: ReadDb,
  submitterId: string,
  chosen: Readonly<Record<string, readonly string[]>>,
): Submission {
  return { submitterId, deptId: findUserRecord(db, submitterId)?.deptId ?? null, chosen };
}

/** Who decides on the node now, in order; `isSkipped` where the rule about submitters leaves nobody. */
export interface NodePeople {
  readonly ids: readonly string[];
  readonly mode: NodeMode;
  readonly isSkipped: boolean;
}

export function findNodePeople(db: ReadDb, node: FlowNode, settings: FlowSettings, submission: Submission): NodePeople {
  const mode = modeOf(node);
  const named = atWork(db, namedOf(db, node, submission));
  const ids = withoutSubmitter(db, named, settings, submission.submitterId);
  if (ids.length > 0) return { ids, mode, isSkipped: false };
  if (named.length > 0 && settings.sameSubmitter === 'skip') return { ids: [], mode, isSkipped: true };
  return {
    ids: atWork(db, insteadOfNobody(db, settings, submission.submitterId)),
    mode,
    isSkipped: settings.emptyApprover === 'pass',
  };
}

function namedOf(
  db: ReadDb,
  { id, approver }: FlowNode,
  { submitterId, deptId, chosen }: Submission,
): readonly string[] {
  switch (approver.kind) {
    case 'people':
      return approver.ids;
    case 'superior':
      return upTo(superiorsOf(db, submitterId), approver);
    case 'departmentHead':
      return upTo(headsOf(db, deptId), approver);
    case 'role':
      return db
        .rows<{ id: string }>(
          `SELECT h.user_id AS id FROM (${heldRoles}) h WHERE h.role_id = ? ORDER BY 1`,
          approver.id,
        )
        .map((row) => row.id);
    case 'post':
      return db
        .rows<{ id: string }>(
          'SELECT u.id FROM users u, json_each(u.post_ids) p WHERE p.value = ? ORDER BY u.id',
          approver.id,
        )
        .map((row) => row.id);
    case 'choice':
      return chosen[id] ?? [];
    default:
      return approver satisfies never;
  }
}

/** The line of superiors, nearest first; a circle ends it. */
export function superiorsOf(db: ReadDb, userId: string): string[] {
  const line: string[] = [];
  let next = superiorOf(db, userId);
  while (next !== null && next !== userId && !line.includes(next)) {
    line.push(next);
    next = superiorOf(db, next);
  }
  return line;
}

export function superiorOf(db: ReadDb, userId: string): string | null {
  return db.row<{ id: string | null }>('SELECT superior_id AS id FROM users WHERE id = ?', userId)?.id ?? null;
}

/** Leaders of the department and of those above it, nearest first. */
function headsOf(db: ReadDb, deptId: string | null): string[] {
  const parents = new Map(listTree(db, 'departments').map((row) => [row.id, row.parentId]));
  const heads: string[] = [];
  const seen = new Set<string>();
  for (let at = deptId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    seen.add(at);
    const head = findDepartmentRecord(db, at)?.leaderId;
    if (head) heads.push(head);
  }
  return heads;
}

/** Each level up to the wanted one, or that one alone; where the line is shorter, its end. */
function upTo(line: readonly string[], { levels, each }: { readonly levels: number; readonly each: boolean }) {
  const reached = line.slice(0, levels);
  return each ? reached : reached.slice(-1);
}

function withoutSubmitter(
  db: ReadDb,
  ids: readonly string[],
  { sameSubmitter }: FlowSettings,
  submitterId: string,
): readonly string[] {
  if (sameSubmitter === 'allow' || !ids.includes(submitterId)) return ids;
  const superior = sameSubmitter === 'superior' ? superiorOf(db, submitterId) : null;
  const others = ids.flatMap((id) => (id === submitterId ? (superior === null ? [] : [superior]) : [id]));
  return atWork(db, others);
}

/** Nobody decides about their own document while there is anybody else. */
function insteadOfNobody(db: ReadDb, settings: FlowSettings, submitterId: string): readonly string[] {
  if (settings.emptyApprover === 'pass') return [];
  if (settings.emptyApprover === 'named') return settings.emptyApproverIds;
  const all = listHeldActions(db)
    .filter(({ actions }) => isAllowed({ actions }, 'flow.manage'))
    .map((person) => person.userId);
  const others = all.filter((id) => id !== submitterId);
  return others.length > 0 ? others : all;
}

/** Each once, and only who may still sign in. */
function atWork(db: ReadDb, ids: readonly string[]): string[] {
  return [...new Set(ids)].filter(
    (id) =>
      db.row("SELECT 1 FROM users WHERE id = ? AND status <> 'disabled' AND deleted_at IS NULL", id) !== undefined,
  );
}
