import { guardedActions } from '../features/approvals/approval.model.ts';
import { noCounts } from '../features/handovers/handover.model.ts';
import { officeOf } from '../kernel/rights/offices.ts';
import { type Actor, isAllowed } from '../kernel/scope.ts';
import type { ImageValues } from '../sync/protocol.ts';
import type { TableInfo } from '../sync/synced-tables.ts';

/** What of a row everybody has is between few: who they are, and what the others get in its place. */
interface PrivateParts {
  /** Properties that name the people it is about. */
  readonly concerned: readonly string[];
  readonly instead: Readonly<Record<string, unknown>>;
  /** Who reads it beside them; whoever looks after people, where nothing else is said. */
  readonly readers?: (actor: Actor, read: (property: string) => unknown) => boolean;
}

/** Whoever reads every request: the audit's and the roles' keepers, and the officers, who decide where nobody else can. */
function readsRequests(actor: Actor): boolean {
  return isAllowed(actor, 'audit.view') || isAllowed(actor, 'role.edit') || officeOf(actor.actions) !== undefined;
}

const nobodysPlan = {
  rules: [],
  successorId: '',
  previousOwner: 'removed',
  withContacts: false,
  withTasks: false,
  disable: false,
};

/**
 * That somebody stands in for somebody, is leaving, or that a department is looked through, is known on every host: rules
 * ask it. Why, how and with what result is between those it is about and whoever looks after people. [S-V8]
 */
const privateTables: Readonly<Record<string, PrivateParts>> = {
  delegations: { concerned: ['fromUserId', 'toUserId', 'createdBy'], instead: { reason: '' } },
  handovers: {
    concerned: ['userId', 'createdBy'],
    instead: { plan: nobodysPlan, before: noCounts, moved: noCounts, steps: [] },
  },
  access_reviews: { concerned: ['createdBy'], instead: { remark: null } },
  access_review_items: {
    concerned: ['createdBy'],
    instead: {
      decision: 'pending',
      takenRoleIds: [],
      takenPostIds: [],
      decidedAt: null,
      decidedBy: null,
      remark: null,
    },
  },
  // That a second person is asked for is known to every host, which counts on it; why, and what they answered, is not.
  approvals: {
    concerned: ['requestedBy', 'decidedBy'],
    instead: { reason: '', note: null },
    readers: (actor, read) => readsRequests(actor) || isAllowed(actor, String(read('action'))),
  },
};

const looksAfterPeople = (actor: Actor) => isAllowed(actor, 'user.edit');

/** The row as it leaves the server for this person's devices. */
export function coverPrivateParts(actor: Actor, table: TableInfo, values: ImageValues): ImageValues {
  const parts = privateTables[table.name];
  if (!parts) return values;
  const at = (property: string) => table.codec.fields.findIndex((field) => field.property === property);
  if ((parts.readers ?? looksAfterPeople)(actor, (property) => values[at(property)])) return values;
  if (parts.concerned.some((property) => values[at(property)] === actor.userId)) return values;
  const covered = [...values];
  for (const [property, instead] of Object.entries(parts.instead)) {
    covered[at(property)] = table.codec.fields[at(property)]!.toDriver(instead);
  }
  return covered;
}

/** Part of the mask: with the rights that private parts ask for they come, and without them they go. */
export function privateMark(actor: Actor): string[] {
  const people = looksAfterPeople(actor) ? [] : ['global:people'];
  if (readsRequests(actor)) return people;
  const decides = guardedActions.filter((action) => isAllowed(actor, action));
  return [...people, `global:approvals ${decides.join(' ')}`];
}
