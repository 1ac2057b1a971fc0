import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { TableError } from '../../tabular/table.ts';
import { batchFile } from './batch-file.ts';
import { checkResults } from './check-results.ts';
import { invoiceBatchesCommands as commands } from './invoice-batches.commands.ts';
import { invoiceBatchesContract } from './invoice-batches.contract.ts';
import { permitExchange, permitView } from './invoice-batches.policy.ts';
import { batchLines, listBatches, listVisibleBatchInvoices } from './invoice-batches.repository.ts';
import { readResultFile } from './read-result-file.ts';

const os = implement(invoiceBatchesContract).$context<Session>();
const needed = { action: 'invoice.issue' } as const;

export const invoiceBatchesRouter = {
  list: os.list.handler(({ context: { app, actor } }) => (permitView(actor) ? listBatches(app.db, actor) : [])),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceBatches.create', input), errors),
  ),
  revoke: os.revoke.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'invoiceBatches.revoke', input), errors),
  ),
  file: os.file.handler(async ({ input: { no, format }, context: { app, actor, deviceId }, errors }) => {
    if (!permitExchange(actor)) throw errors.NOT_ALLOWED({ data: needed });
    const all = listVisibleBatchInvoices(app.db, actor, no);
    if (all.length === 0) throw errors.INVOICE_BATCH_NOT_FOUND();
    const hash = all[0]!.batchHash ?? '';
    const details = { room: 'invoices', format, rows: all.length, batch: no, hash };
    app.ledger.recordEvent({ kind: 'export', actorId: actor.userId, deviceId, details });
    return batchFile({ no, hash }, batchLines(app.db, all), format);
  }),
  readResults: os.readResults.handler(async ({ input: { file }, context: { app, actor }, errors }) => {
    if (!permitExchange(actor)) throw errors.NOT_ALLOWED({ data: needed });
    try {
      const read = await readResultFile(new Uint8Array(await file.arrayBuffer()), file.name);
      return checkResults(app.db, actor, read, app.ports.clock.now());
    } catch (error) {
      if (error instanceof TableError) throw errors.FILE_UNREADABLE({ data: { reason: error.reason, ...error.place } });
      throw error;
    }
  }),
};
