import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { findUserRecord } from '../people/people.repository.ts';
import { handoversCommands } from './handovers.commands.ts';
import { handoversContract } from './handovers.contract.ts';
import { permitHandover } from './handovers.policy.ts';
import { listHandovers } from './list-handovers.ts';
import { previewHandover } from './preview-handover.ts';

const os = implement(handoversContract).$context<Session>();

export const handoversRouter = {
  preview: os.preview.handler(({ input, context: { app, actor }, errors }) => {
    const permit = permitHandover(actor);
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    if (!findUserRecord(app.db, input.userId)) throw errors.USER_NOT_FOUND();
    return previewHandover(app.db, input.userId, input.plan, app.ports.clock.now());
  }),
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitHandover(actor).ok ? listHandovers(app.db, input.userId, app.ports.clock.now()) : [],
  ),
  start: os.start.handler(({ input, context, errors }) =>
    answer(executeAs(context, handoversCommands, 'handovers.start', input), errors),
  ),
  step: os.step.handler(({ input, context, errors }) =>
    answer(executeAs(context, handoversCommands, 'handovers.step', input), errors),
  ),
  cancel: os.cancel.handler(({ input, context, errors }) =>
    answer(executeAs(context, handoversCommands, 'handovers.cancel', input), errors),
  ),
};
