import { implement } from '@orpc/server';
import type { Session } from '../../app/session.ts';
import { isAllowed } from '../../kernel/scope.ts';
import { proofOf } from '../../ledger/audit-file.ts';
import { auditContract } from './audit.contract.ts';
import { type AuditFilter, mostExported } from './audit.model.ts';
import { auditCsv } from './audit-csv.ts';
import { coverChange, listAudit } from './list-audit.ts';

const os = implement(auditContract).$context<Session>();

/** Whoever looks into the audit stands in it, also whoever was refused. */
function note({ app, actor, deviceId }: Session, kind: string, details: Record<string, unknown>): void {
  app.ledger.recordEvent({ kind, actorId: actor.userId, deviceId, details });
}

function isPermitted(session: Session, action: 'audit.view' | 'audit.export'): boolean {
  if (isAllowed(session.actor, action)) return true;
  note(session, action, { outcome: 'refused', reason: 'NOT_ALLOWED' });
  return false;
}

const lastLooks = new WeakMap<object, Map<string, number>>();
const lookAgainMs = 60_000;

/** Paging through one answer is one look. */
function noteLook(session: Session, filter: AuditFilter): void {
  const { app, actor } = session;
  const looks = lastLooks.get(app) ?? new Map<string, number>();
  lastLooks.set(app, looks);
  const key = `${actor.userId} ${JSON.stringify(filter)}`;
  const now = app.ports.clock.now();
  for (const [known, at] of looks) if (now - at >= lookAgainMs) looks.delete(known);
  if (looks.has(key)) return;
  note(session, 'audit.view', { outcome: 'done', ...filter });
  looks.set(key, now);
}

export const auditRouter = {
  list: os.list.handler(({ input, context, errors }) => {
    if (!isPermitted(context, 'audit.view')) throw errors.NOT_ALLOWED({ data: { action: 'audit.view' } });
    const { before, limit, ...filter } = input;
    noteLook(context, filter);
    return listAudit(context.app.db, context.actor, filter, { before, limit });
  }),
  verify: os.verify.handler(({ context, errors }) => {
    if (!isPermitted(context, 'audit.view')) throw errors.NOT_ALLOWED({ data: { action: 'audit.view' } });
    const verdict = context.app.audit.verify();
    note(context, 'audit.verify', { outcome: verdict.broken ? 'refused' : 'done', records: verdict.records });
    return verdict;
  }),
  export: os.export.handler(({ input, context, errors }) => {
    if (!isPermitted(context, 'audit.export')) throw errors.NOT_ALLOWED({ data: { action: 'audit.export' } });
    const { app, actor } = context;
    const { format, ...filter } = input;
    note(context, 'audit.export', { outcome: 'done', format, ...filter });
    const at = app.ports.clock.now();
    const name = `audit-${new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)}`;
    if (format === 'json') {
      const { text, records } = app.audit.file({
        title: app.host,
        at,
        from: filter.from,
        to: filter.to,
        most: mostExported,
        cover: (change) => coverChange(app.db, actor, change),
      });
      return { file: new File([text], `${name}.jsonl`, { type: 'application/x-ndjson' }), proof: null, records };
    }
    const { text, records } = auditCsv(app.db, actor, filter);
    const proof = proofOf(text, app.audit.head(), app.audit.vouch);
    return {
      file: new File([text], `${name}.csv`, { type: 'text/csv' }),
      proof: new File([proof], `${name}.csv.proof.json`, { type: 'application/json' }),
      records,
    };
  }),
};
