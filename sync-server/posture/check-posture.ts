import { countFindings, type PostureFinding, type PostureReport } from '#shared/features/posture/finding.model.ts';
import { judgePosture } from '#shared/features/posture/judge-posture.model.ts';
import type { Actor } from '#shared/kernel/scope.ts';
import { consoleActor } from '../host/console-actor.ts';
import type { ServerCore } from '../host/server-core.ts';
import { gatherFacts } from './gather-facts.ts';
import { addReport, findReport, listReports, runningAcceptances } from './posture-store.ts';

const weekMs = 7 * 86_400_000;

/** What is so at this moment, with the risks that somebody took. */
export async function findPosture(core: ServerCore): Promise<PostureFinding[]> {
  const facts = await gatherFacts(core);
  const taken = runningAcceptances(core.ports.db, facts.now);
  return judgePosture(facts).map((finding) => ({ ...finding, accepted: taken.get(finding.key) ?? null }));
}

/** The same, kept as a dated report and told in the audit. */
export async function checkPosture(
  core: ServerCore,
  cause: PostureReport['cause'],
  actor: Actor,
): Promise<PostureReport> {
  const findings = await findPosture(core);
  const { ports, app } = core;
  const id = ports.ids.next();
  app.ledger.transaction(() => {
    const byName = cause === 'person' ? actor.name : null;
    addReport(ports.db, { id, at: ports.clock.now(), cause, byId: actor.userId, byName, findings });
    app.ledger.recordEvent({
      kind: 'posture.check',
      actorId: actor.userId,
      deviceId: null,
      details: { outcome: 'done', id, cause, ...countFindings(findings) },
    });
  });
  return findReport(ports.db, id)!;
}

/** By itself every week, counted from the last report of any kind. */
export async function checkWeekly(core: ServerCore): Promise<void> {
  const [last] = listReports(core.ports.db, 1);
  if (last && core.ports.clock.now() - last.at < weekMs) return;
  await checkPosture(core, 'schedule', consoleActor);
}
