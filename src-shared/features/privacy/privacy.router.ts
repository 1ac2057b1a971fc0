import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { findConsents, findOverview } from './list-consents.ts';
import {
  findDestruction,
  findDestructions,
  findRequests,
  previewDestruction,
  previewRetention,
} from './list-requests.ts';
import { findTransfers } from './list-transfers.ts';
import { makePackage } from './person-package.ts';
import { privacyCommands } from './privacy.commands.ts';
import { privacyContract } from './privacy.contract.ts';
import { maySeeSubject, mayView, permitPrivacy, seesEverything } from './privacy.policy.ts';
import { findPrivacySettings, findSubject, listNotices } from './privacy.repository.ts';
import { certificateMessage, certificatePaper, incidentPaper, packagePaper } from './privacy-papers.ts';
import { findEntry, listEntries } from './requests.repository.ts';
import { findLastRun } from './retention.repository.ts';

const os = implement(privacyContract).$context<Session>();

/** What leaves the program is on record, by the person's id: never the values. */
function noteExport({ app, actor, deviceId }: Session, details: Record<string, unknown>): void {
  app.ledger.recordEvent({ kind: 'export', actorId: actor.userId, deviceId, details });
}

const html = 'text/html;charset=utf-8';
const day = (now: number) => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);

export const privacyRouter = {
  listConsents: os.listConsents.handler(({ input, context: { app, actor }, errors }) => {
    const found = findConsents(app.db, actor, input);
    if (!found) throw errors.SUBJECT_NOT_FOUND();
    return found;
  }),
  recordConsent: os.recordConsent.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.recordConsent', input), errors),
  ),
  recordConsents: os.recordConsents.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.recordConsents', input), errors),
  ),
  withdrawConsent: os.withdrawConsent.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.withdrawConsent', input), errors),
  ),
  placeHold: os.placeHold.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.placeHold', input), errors),
  ),
  liftHold: os.liftHold.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.liftHold', input), errors),
  ),
  listNotices: os.listNotices.handler(({ context: { app } }) => listNotices(app.db)),
  publishNotice: os.publishNotice.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.publishNotice', input), errors),
  ),
  getSettings: os.getSettings.handler(({ context: { app, actor } }) => findOverview(app.db, actor)),
  setSettings: os.setSettings.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.setSettings', input), errors),
  ),
  getScreenMark: os.getScreenMark.handler(({ context: { app, actor, place = null } }) => ({
    rule: findPrivacySettings(app.db).screenMark ?? 'off',
    name: actor.name,
    account: actor.account,
    place,
  })),
  listRequests: os.listRequests.handler(({ context: { app, actor } }) =>
    findRequests(app.db, actor, app.ports.clock.now()),
  ),
  createRequest: os.createRequest.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.createRequest', input), errors),
  ),
  verifyRequest: os.verifyRequest.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.verifyRequest', input), errors),
  ),
  completeRequest: os.completeRequest.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.completeRequest', input), errors),
  ),
  refuseRequest: os.refuseRequest.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.refuseRequest', input), errors),
  ),
  packagePerson: os.packagePerson.handler(({ input, context, errors }) => {
    const { app, actor } = context;
    const permit = permitPrivacy(actor, 'privacy.manage');
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    if (!seesEverything(actor)) throw errors.NOT_ALLOWED({ data: { action: 'privacy.manage' } });
    const subject = findSubject(app.db, input.subjectTable, input.subjectId);
    if (!subject || !maySeeSubject(actor, input.subjectTable, subject)) throw errors.SUBJECT_NOT_FOUND();
    const now = app.ports.clock.now();
    const content = makePackage(app.db, input.subjectId, { now, madeBy: actor.userId });
    noteExport(context, { room: 'privacy.package', format: input.format, id: input.subjectId, rows: 1 });
    const name = `person-${input.subjectId}-${day(now)}.${input.format}`;
    return input.format === 'json'
      ? new File([JSON.stringify(content, null, 2)], name, { type: 'application/json' })
      : new File([packagePaper(content, input.language)], name, { type: html });
  }),
  previewDestruction: os.previewDestruction.handler(({ input, context: { app, actor }, errors }) => {
    const permit = permitPrivacy(actor, 'privacy.destroy');
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    const preview = previewDestruction(app.db, actor, input);
    if (!preview) throw errors.SUBJECT_NOT_FOUND();
    return preview;
  }),
  destroyPerson: os.destroyPerson.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.destroyPerson', input), errors),
  ),
  replayDestruction: os.replayDestruction.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.replayDestruction', input), errors),
  ),
  previewRetention: os.previewRetention.handler(({ context: { app, actor } }) =>
    mayView(actor)
      ? { rules: previewRetention(app.db, app.ports.clock.now()), last: findLastRun(app.db) }
      : { rules: [], last: null },
  ),
  listTransfers: os.listTransfers.handler(({ context: { app, actor }, errors }) => {
    const permit = permitPrivacy(actor, 'privacy.view');
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    return findTransfers(app.db, app.ports.clock.now());
  }),
  applyRetention: os.applyRetention.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.applyRetention', input), errors),
  ),
  listDestructions: os.listDestructions.handler(({ context: { app, actor } }) =>
    mayView(actor) ? findDestructions(app.db) : [],
  ),
  certificate: os.certificate.handler(({ input, context: { app, actor }, errors }) => {
    const permit = permitPrivacy(actor, 'privacy.view');
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    const found = findDestruction(app.db, input.id);
    if (!found) throw errors.DESTRUCTION_NOT_FOUND();
    const signed = app.ledger.vouch(Buffer.from(certificateMessage(found)));
    return new File([certificatePaper(found, signed, input.language)], `destruction-${found.id}.html`, { type: html });
  }),
  listEntries: os.listEntries.handler(({ input, context: { app, actor } }) =>
    mayView(actor) ? listEntries(app.db, actor, input.register) : [],
  ),
  saveEntry: os.saveEntry.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.saveEntry', input), errors),
  ),
  removeEntry: os.removeEntry.handler(({ input, context, errors }) =>
    answer(executeAs(context, privacyCommands, 'privacy.removeEntry', input), errors),
  ),
  incidentNotice: os.incidentNotice.handler(({ input, context: { app, actor }, errors }) => {
    const permit = permitPrivacy(actor, 'privacy.view');
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    const found = findEntry(app.db, input.id);
    if (!found) throw errors.PRIVACY_ENTRY_NOT_FOUND();
    const text = incidentPaper(found, input.language, input.signedBy ?? '');
    return new File([text], `incident-${found.id}.html`, { type: html });
  }),
};
