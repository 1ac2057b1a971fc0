import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findVisibleRow } from '../../reading/rows.ts';
import { findNames } from '../people/people.repository.ts';
import type { Documents } from './flow-document.repository.ts';
import type { FlowDocType } from './flow-facts.model.ts';
import { createFlowsCommands } from './flows.commands.ts';
import { flowsContract } from './flows.contract.ts';
import { listFlows } from './flows.repository.ts';
import { countBoxes, listBox } from './list-box.ts';
import { listFlowsOfRecord } from './list-flows-of-record.ts';
import { listNodeStatistics } from './node-statistics.ts';
import { planFlow, planFor } from './plan-flow.ts';

const os = implement(flowsContract).$context<Session>();

export function createFlowsRouter(documents: Documents) {
  const commands = createFlowsCommands(documents);
  const sees = (db: ReadDb, actor: Actor, docType: FlowDocType, recordId: string) => {
    const document = documents.get(docType);
    return document !== undefined && findVisibleRow(db, actor, document.table, recordId) !== undefined;
  };
  return {
    list: os.list.handler(({ context: { app, actor } }) => {
      const names = findNames(app.db);
      const rows = isAllowed(actor, 'flow.manage') ? listFlows(app.db) : [];
      return rows.map((row) => ({ ...row, updatedByName: names.user(row.updatedBy) }));
    }),
    simulate: os.simulate.handler(({ input, context: { app, actor }, errors }) => {
      if (!isAllowed(actor, 'flow.manage')) throw errors.NOT_ALLOWED({ data: { action: 'flow.manage' } });
      return planFlow(app.db, input);
    }),
    preview: os.preview.handler(({ input, context: { app, actor }, errors }) => {
      const document = documents.get(input.docType);
      const isSeen = sees(app.db, actor, input.docType, input.recordId);
      const plan = document && isSeen ? planFor(app.db, document, input.recordId, actor.userId) : undefined;
      if (!plan) throw errors.FLOW_NOT_FOUND();
      return plan;
    }),
    box: os.box.handler(({ input, context: { app, actor } }) => listBox(app.db, actor, input, app.ports.clock.now())),
    counts: os.counts.handler(({ context: { app, actor } }) => countBoxes(app.db, actor, app.ports.clock.now())),
    ofRecord: os.ofRecord.handler(({ input, context: { app, actor } }) =>
      listFlowsOfRecord(app.db, actor, input.recordId, {
        seesRecord: sees(app.db, actor, input.docType, input.recordId),
        now: app.ports.clock.now(),
      }),
    ),
    statistics: os.statistics.handler(({ input, context: { app, actor }, errors }) => {
      if (!isAllowed(actor, 'flow.manage')) throw errors.NOT_ALLOWED({ data: { action: 'flow.manage' } });
      return listNodeStatistics(app.db, input);
    }),
    save: os.save.handler(({ input, context, errors }) =>
      answer(executeAs(context, commands, 'flows.save', input), errors),
    ),
    remove: os.remove.handler(({ input, context, errors }) =>
      answer(executeAs(context, commands, 'flows.remove', input), errors),
    ),
    submit: os.submit.handler(({ input, context, errors }) =>
      answer(executeAs(context, commands, 'flows.submit', input), errors),
    ),
    agree: os.agree.handler(({ input, context, errors }) =>
      answer(executeAs(context, commands, 'flows.agree', input), errors),
    ),
    reject: os.reject.handler(({ input, context, errors }) =>
      answer(executeAs(context, commands, 'flows.reject', input), errors),
    ),
    sendBack: os.sendBack.handler(({ input, context, errors }) =>
      answer(executeAs(context, commands, 'flows.sendBack', input), errors),
    ),
    transfer: os.transfer.handler(({ input, context, errors }) =>
      answer(executeAs(context, commands, 'flows.transfer', input), errors),
    ),
    addSigner: os.addSigner.handler(({ input, context, errors }) =>
      answer(executeAs(context, commands, 'flows.addSigner', input), errors),
    ),
    withdraw: os.withdraw.handler(({ input, context, errors }) =>
      answer(executeAs(context, commands, 'flows.withdraw', input), errors),
    ),
    terminate: os.terminate.handler(({ input, context, errors }) =>
      answer(executeAs(context, commands, 'flows.terminate', input), errors),
    ),
    urge: os.urge.handler(({ input, context, errors }) =>
      answer(executeAs(context, commands, 'flows.urge', input), errors),
    ),
    read: os.read.handler(({ input, context, errors }) =>
      answer(executeAs(context, commands, 'flows.read', input), errors),
    ),
  };
}
