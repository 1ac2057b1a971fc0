import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { isAllowed } from '../../kernel/scope.ts';
import { findRow, findVisibleRow, selectRows } from '../../reading/rows.ts';
import { customers } from '../customers/customers.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { listNamedCapacities, listPools } from './list-pools.ts';
import { findRecycleDue, listUpcoming, previewRecycling } from './list-upcoming.ts';
import { listNotices } from './notices.repository.ts';
import { listOwnerChanges } from './owner-changes.repository.ts';
import { poolsCommands } from './pools.commands.ts';
import { poolsContract } from './pools.contract.ts';
import { permitView } from './pools.policy.ts';
import { poolRuns, pools } from './pools.tables.ts';

const os = implement(poolsContract).$context<Session>();

export const poolsRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listPools(app.db, actor, input.kind, app.ports.clock.now()) : [],
  ),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, poolsCommands, 'pools.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, poolsCommands, 'pools.edit', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, poolsCommands, 'pools.remove', input), errors),
  ),
  capacities: os.capacities.handler(({ context: { app, actor } }) =>
    isAllowed(actor, 'pool.manage') ? listNamedCapacities(app.db) : [],
  ),
  saveCapacity: os.saveCapacity.handler(({ input, context, errors }) =>
    answer(executeAs(context, poolsCommands, 'pools.saveCapacity', input), errors),
  ),
  removeCapacity: os.removeCapacity.handler(({ input, context, errors }) =>
    answer(executeAs(context, poolsCommands, 'pools.removeCapacity', input), errors),
  ),
  upcoming: os.upcoming.handler(({ input, context: { app, actor } }) =>
    isAllowed(actor, `${input.kind}.view`)
      ? listUpcoming(app.db, actor, input, app.ports.clock.now())
      : { rows: [], total: 0 },
  ),
  preview: os.preview.handler(({ input, context: { app, actor }, errors }) => {
    if (!isAllowed(actor, 'pool.manage')) throw errors.NOT_ALLOWED({ data: { action: 'pool.manage' } });
    const pool = findRow(app.db, pools, input.poolId);
    const isSeen = pool && isAllowed(actor, `${pool.kind}.view`);
    const found = isSeen ? previewRecycling(app.db, actor, input, app.ports.clock.now()) : undefined;
    if (!found) throw errors.POOL_NOT_FOUND();
    return found;
  }),
  standing: os.standing.handler(({ input: { kind, recordId }, context: { app, actor }, errors }) => {
    const row = findVisibleRow(app.db, actor, kind === 'customer' ? customers : leads, recordId);
    if (!row) throw errors.RECORD_NOT_FOUND();
    const pool = row.poolId === null ? undefined : findRow(app.db, pools, row.poolId);
    return {
      pool: pool ? { id: pool.id, name: pool.name, enteredAt: row.enteredPoolAt } : null,
      due: findRecycleDue(app.db, kind, recordId, app.ports.clock.now()) ?? null,
      changes: listOwnerChanges(app.db, recordId),
    };
  }),
  runs: os.runs.handler(({ context: { app, actor } }) =>
    isAllowed(actor, 'pool.manage') ? selectRows(app.db, poolRuns, '1 ORDER BY t.day DESC, t.kind LIMIT 60') : [],
  ),
  notices: os.notices.handler(({ input, context: { app, actor } }) => listNotices(app.db, actor.userId, input.limit)),
  seeNotices: os.seeNotices.handler(({ input, context, errors }) =>
    answer(executeAs(context, poolsCommands, 'pools.seeNotices', input), errors),
  ),
};
