import { implement } from '@orpc/server';
import { isWithinRights } from '../features/people/role-grant.model.ts';
import { revealValue } from '../features/rights/reveal-value.ts';
import { rightsContract } from '../features/rights/rights.contract.ts';
import { type RecordNotFound, type RevealInput, revealMs, seeingMs } from '../features/rights/rights.model.ts';
import type { FieldInvalid, NotAllowed } from '../kernel/refusals.ts';
import type { Result } from '../kernel/result.ts';
import { treatmentOf } from '../kernel/rights/field-rights.ts';
import { nounOf } from '../kernel/rights/nouns.ts';
import { isAllowed } from '../kernel/scope.ts';
import { answer } from './answer.ts';
import { explainRights } from './explain-rights.ts';
import { findActorWithGrants } from './find-actor.ts';
import type { Session } from './session.ts';

const os = implement(rightsContract).$context<Session>();

export type RevealAnswer = Result<unknown, NotAllowed | FieldInvalid | RecordNotFound>;
/** Asks the server for a value that it never sent; throws a fault where it cannot be reached. */
export type AskServer = (input: RevealInput) => Promise<RevealAnswer>;

/** The value, with the act written down; on whichever host holds the value. */
export function revealHere({ app, actor, deviceId }: Session, input: RevealInput): RevealAnswer {
  const result = revealValue(app.db, actor, input);
  const { table, id, field, reason } = input;
  const outcome = result.ok ? 'done' : 'refused';
  app.ledger.recordEvent({
    kind: 'reveal',
    actorId: actor.userId,
    deviceId,
    details: { table, id, field, reason, outcome },
  });
  return result;
}

/** `askServer` is a device's line to its server; a server and a company without one have the values themselves. */
export function createRightsRouter(askServer: (session: Session) => AskServer | undefined = () => undefined) {
  return {
    mine: os.mine.handler(({ context: { actor } }) => ({
      scopeByNoun: { ...actor.scopeByNoun },
      fields: { ...actor.fields },
      exportLimit: actor.exportLimit,
      offlineAllowed: actor.offlineAllowed,
      offlineDays: actor.offlineDays,
    })),
    effective: os.effective.handler(({ input, context: { app, actor }, errors }) => {
      const isOwn = input.userId === actor.userId;
      if (!isOwn && !isAllowed(actor, 'role.view')) throw errors.NOT_ALLOWED({ data: { action: 'role.view' } });
      const rights = explainRights(app.db, input.userId, app.ports.clock.now());
      if (!rights) throw errors.USER_NOT_FOUND();
      return rights;
    }),
    reveal: os.reveal.handler(async ({ input, context, errors }) => {
      const isElsewhere = treatmentOf(context.actor.fields, nounOf(input.table), input.field, 'page') !== 'whole';
      const ask = isElsewhere ? askServer(context) : undefined;
      const value = answer(ask ? await ask(input) : revealHere(context, input), errors);
      return { value: value as string | null, until: context.app.ports.clock.now() + revealMs };
    }),
    seeAs: os.seeAs.handler(({ input, context, errors }) => {
      const { app, actor, deviceId } = context;
      const now = app.ports.clock.now();
      const seen = findActorWithGrants(app.db, input.userId, now);
      const isPermitted = isAllowed(actor, 'role.view') && seen && isWithinRights(actor, seen.grants);
      const details = { userId: input.userId, reason: input.reason, outcome: isPermitted ? 'done' : 'refused' };
      app.ledger.recordEvent({ kind: 'seeAs', actorId: actor.userId, deviceId, details });
      if (!isAllowed(actor, 'role.view')) throw errors.NOT_ALLOWED({ data: { action: 'role.view' } });
      if (!seen) throw errors.USER_NOT_FOUND();
      if (!isPermitted) throw errors.NOT_ALLOWED({ data: { action: 'role.grant' } });
      const seeing = { userId: input.userId, name: seen.actor.name, until: now + seeingMs };
      app.seeAs.begin(context, seeing);
      return seeing;
    }),
    stopSeeing: os.stopSeeing.handler(({ context }) => ({ stopped: context.app.seeAs.end(context) })),
    seen: os.seen.handler(({ context }) => context.app.seeAs.find(context, context.app.ports.clock.now()) ?? null),
  };
}
