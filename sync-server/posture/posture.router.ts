import { implement } from '@orpc/server';
import { answer } from '#shared/app/answer.ts';
import { permitPosture } from '#shared/app/permit-posture.ts';
import { countFindings, gradeOf, longestAcceptanceMs } from '#shared/features/posture/finding.model.ts';
import { postureContract } from '#shared/features/posture/posture.contract.ts';
import type { NotAllowed } from '#shared/kernel/refusals.ts';
import type { Result } from '#shared/kernel/result.ts';
import { setSetting } from '../authority/authority-store.ts';
import type { ServerContext } from '../http/server-context.ts';
import { checkPosture, findPosture } from './check-posture.ts';
import { recoveryKeptKey } from './gather-facts.ts';
import { endAcceptances, findReport, listReports, putAcceptance } from './posture-store.ts';
import { writeReport } from './write-report.ts';

const os = implement(postureContract).$context<ServerContext>();

export const postureRouter = {
  now: os.now.handler(async ({ context, errors }) => {
    answer(permit(context, 'view', 'posture.now'), errors);
    const findings = await findPosture(context.core);
    const counts = countFindings(findings);
    const [lastReport = null] = listReports(context.core.ports.db, 1);
    return { findings, counts, grade: gradeOf(counts), lastReport };
  }),
  check: os.check.handler(async ({ context, errors }) => {
    answer(permit(context, 'manage', 'posture.check'), errors);
    return checkPosture(context.core, 'person', context.actor);
  }),
  reports: os.reports.handler(({ input, context, errors }) => {
    answer(permit(context, 'view', 'posture.reports'), errors);
    return listReports(context.core.ports.db, input.limit);
  }),
  export: os.export.handler(({ input, context, errors }) => {
    answer(permit(context, 'view', 'posture.export'), errors);
    const report = findReport(context.core.ports.db, input.id);
    if (!report) throw errors.POSTURE_REPORT_NOT_FOUND();
    record(context, 'export.posture', { id: input.id, format: input.format });
    return { file: writeReport(report, context.core.company, input.format, input.language) };
  }),
  accept: os.accept.handler(({ input, context, errors }) => {
    answer(permit(context, 'manage', 'posture.accept'), errors);
    const { actor, core } = context;
    const { keys, reason, until } = input;
    const at = core.ports.clock.now();
    if (until <= at) throw errors.FIELD_INVALID({ data: { field: 'until', rule: 'past' } });
    if (until > at + longestAcceptanceMs) throw errors.FIELD_INVALID({ data: { field: 'until', rule: 'max' } });
    core.app.ledger.transaction(() => {
      for (const key of keys) putAcceptance(core.ports.db, key, { reason, until, byName: actor.name, at });
      record(context, 'posture.accept', { keys: keys.join(' '), reason, until });
    });
    return { accepted: keys.length };
  }),
  withdraw: os.withdraw.handler(({ input, context, errors }) => {
    answer(permit(context, 'manage', 'posture.withdraw'), errors);
    const { core } = context;
    return core.app.ledger.transaction(() => {
      const withdrawn = endAcceptances(core.ports.db, input.keys, core.ports.clock.now());
      record(context, 'posture.withdraw', { keys: input.keys.join(' '), withdrawn });
      return { withdrawn };
    });
  }),
  confirmRecovery: os.confirmRecovery.handler(({ context, errors }) => {
    answer(permit(context, 'view', 'posture.confirmRecovery'), errors);
    const { core } = context;
    core.app.ledger.transaction(() => {
      setSetting(core.ports.db, recoveryKeptKey, String(core.ports.clock.now()));
      record(context, 'posture.recoveryKept', {});
    });
    return { confirmed: true as const };
  }),
};

function record({ core, actor }: ServerContext, kind: string, details: Record<string, string | number>): void {
  core.app.ledger.recordEvent({
    kind,
    actorId: actor.userId,
    deviceId: null,
    details: { outcome: 'done', ...details },
  });
}

function permit({ actor, core }: ServerContext, wish: 'view' | 'manage', action: string): Result<void, NotAllowed> {
  const permitted = permitPosture(actor, wish);
  if (!permitted.ok) core.ports.audit({ action, outcome: 'refused', actorId: actor.userId, reason: 'NOT_ALLOWED' });
  return permitted;
}
