import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { isAllowed } from '../../kernel/scope.ts';
import { findNames } from '../people/people.repository.ts';
import { listOwnAlerts, listUntold } from './alerts.repository.ts';
import { watchingCommands } from './watching.commands.ts';
import { alertsContract } from './watching.contract.ts';

const os = implement(alertsContract).$context<Session>();

export const alertsRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) => {
    if (!isAllowed(actor, 'alert.view')) return { rows: [], total: 0, open: 0 };
    const { rows, total, open } = listOwnAlerts(app.db, actor.userId, input);
    const names = findNames(app.db);
    return {
      rows: rows.map((row) => ({
        alertId: row.alertId,
        rule: row.rule,
        severity: row.severity,
        subjectUserId: row.subjectUserId,
        subjectUserName: names.user(row.subjectUserId),
        subjectDeviceId: row.subjectDeviceId,
        count: row.count,
        firstAt: row.firstAt,
        lastAt: row.lastAt,
        response: row.response,
        details: row.details,
        state: row.state,
        note: row.note,
        acknowledgedByName: names.user(row.acknowledgedBy),
        acknowledgedAt: row.acknowledgedAt,
      })),
      total,
      open,
    };
  }),
  untold: os.untold.handler(({ context: { app, actor } }) =>
    isAllowed(actor, 'alert.view')
      ? listUntold(app.db, actor.userId).map(({ id, rule, severity, lastAt }) => ({ id, rule, severity, lastAt }))
      : [],
  ),
  acknowledge: os.acknowledge.handler(({ input, context, errors }) =>
    answer(executeAs(context, watchingCommands, 'alerts.acknowledge', input), errors),
  ),
  markTold: os.markTold.handler(({ input, context, errors }) =>
    answer(executeAs(context, watchingCommands, 'alerts.markTold', input), errors),
  ),
};
