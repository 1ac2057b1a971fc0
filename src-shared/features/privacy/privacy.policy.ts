import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import { type Actor, isAllowed, isInScope, type Scope } from '../../kernel/scope.ts';
import { type Permitted, permitAction, permitInScope } from '../../reading/permitted.ts';
import type { SubjectTable } from './consent.model.ts';

const nouns = { contacts: 'contact', leads: 'lead' } as const satisfies Record<SubjectTable, string>;

export type PrivacyAction = 'privacy.view' | 'privacy.manage' | 'privacy.destroy';

/** Whoever may edit a person's record writes down what the person agreed to, and that they took it back. */
export function permitConsent<Subject extends Scope & { readonly id: string }>(
  actor: Actor,
  table: SubjectTable,
  subject: Subject,
): Result<Permitted<Subject, string>, NotAllowed> {
  return permitInScope(actor, nouns[table], subject, `${nouns[table]}.edit`);
}

export function maySeeSubject(actor: Actor, table: SubjectTable, subject: Scope & { readonly id: string }): boolean {
  return isAllowed(actor, `${nouns[table]}.view`) && isInScope(actor, nouns[table], subject);
}

export function permitPrivacy<Action extends PrivacyAction>(
  actor: Actor,
  action: Action,
): Result<Permitted<undefined, Action>, NotAllowed> {
  return permitAction(actor, action);
}

export function permitOn<Row extends Scope & { readonly id: string }, Action extends PrivacyAction>(
  actor: Actor,
  row: Row,
  action: Action,
): Result<Permitted<Row, Action>, NotAllowed> {
  return permitInScope(actor, 'privacy', row, action);
}

/** Whatever may tell of a person. */
const personNouns = [
  'contact',
  'lead',
  'followUp',
  'task',
  'event',
  'opportunity',
  'quote',
  'order',
  'receivable',
  'invoice',
  'privacy',
];

/** All of a person's data is handed out, and whole categories go, only by somebody from whom nothing is kept. */
export function seesEverything(actor: Actor): boolean {
  const isWhole = personNouns.every((noun) => {
    const scope = actor.scopeByNoun[noun] ?? actor.dataScope;
    return scope === 'all' && actor.fields[noun] === undefined && isAllowed(actor, `${noun}.view`);
  });
  return isWhole;
}

export function mayView(actor: Actor): boolean {
  return isAllowed(actor, 'privacy.view');
}
