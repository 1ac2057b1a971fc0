import { implement } from '@orpc/server';
import { answer } from '#shared/app/answer.ts';
import { progressStream } from '#shared/backup/progress-stream.ts';
import { desktopContract } from '#shared/features/desktop/desktop.contract.ts';
import { isSafeExternalUrl, type JoinProgress, type RestoreProgress } from '#shared/features/desktop/desktop.model.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { verifyAudit } from '#shared/ledger/verify-audit.ts';
import { adoptPassword } from './adopt-password.ts';
import type { CallContext } from './core-context.ts';
import { createCompany } from './create-company.ts';
import { describeMachine } from './describe-machine.ts';
import { joinExisting } from './join-existing.ts';
import { joinServer } from './join-server.ts';
import { rejoinServer } from './rejoin-server.ts';
import { listBackupsIn, restorePerson } from './restore-person.ts';
import { rotateOwnKey } from './rotate-person-key.ts';
import { removeDemo, signOut } from './sign-out.ts';
import { changeOwnPassword, recoverPerson, unlockPerson } from './unlock-person.ts';
import { countUnsyncedWork } from './unsynced-work.ts';

const os = implement(desktopContract).$context<CallContext>();

export const desktopRouter = {
  state: os.state.handler(({ context }) => context.desktop.state()),
  watchState: os.watchState.handler(async function* ({ context: { desktop }, signal }) {
    const later = desktop.states.stream(signal);
    yield desktop.state();
    yield* later;
  }),
  createCompany: os.createCompany.handler(async ({ input, context, errors }) =>
    answer(await createCompany(context.desktop, input), errors),
  ),
  join: os.join.handler(({ input, context, errors }) =>
    progressStream<JoinProgress>(async (tell, signal) =>
      answer(await joinServer(context.desktop, input, signal, tell), errors),
    ),
  ),
  joinExisting: os.joinExisting.handler(({ input, context, errors }) =>
    progressStream<JoinProgress>(async (tell, signal) =>
      answer(await joinExisting(context.desktop, input, signal, tell), errors),
    ),
  ),
  rejoin: os.rejoin.handler(async ({ input, context, errors }) =>
    answer(await rejoinServer(context.desktop, input), errors),
  ),
  findBackups: os.findBackups.handler(({ input, errors }) => {
    const found = listBackupsIn(input.folder);
    if (!found) throw errors.FOLDER_NOT_FOUND();
    return found;
  }),
  restore: os.restore.handler(({ input, context, errors }) =>
    progressStream<RestoreProgress>(async (tell, signal) =>
      answer(await restorePerson(context.desktop, input, signal, tell), errors),
    ),
  ),
  unlock: os.unlock.handler(async ({ input, context, errors }) =>
    answer(await unlockPerson(context.desktop, input), errors),
  ),
  lock: os.lock.handler(async ({ context }) => {
    await context.desktop.lock('asked');
    return {};
  }),
  switchPerson: os.switchPerson.handler(async ({ input, context }) => {
    await context.desktop.lock('asked', input.account);
    return {};
  }),
  recover: os.recover.handler(async ({ input, context, errors }) =>
    answer(await recoverPerson(context.desktop, input), errors),
  ),
  changePassword: os.changePassword.handler(async ({ input, context, errors }) => {
    answer(await changeOwnPassword(context.desktop, input), errors);
    return {};
  }),
  adoptPassword: os.adoptPassword.handler(async ({ input, context, errors }) => {
    answer(await adoptPassword(context.desktop, input), errors);
    return {};
  }),
  rotateKey: os.rotateKey.handler(async ({ input, context, errors }) =>
    answer(await rotateOwnKey(context.desktop, input), errors),
  ),
  unsyncedWork: os.unsyncedWork.handler(({ context }) => countUnsyncedWork(context.desktop)),
  signOut: os.signOut.handler(async ({ input, context, errors }) => {
    answer(await signOut(context.desktop, input), errors);
    return {};
  }),
  removeDemo: os.removeDemo.handler(async ({ context, errors }) => {
    answer(await removeDemo(context.desktop), errors);
    return {};
  }),
  machineSettings: {
    get: os.machineSettings.get.handler(({ context }) => context.desktop.settings.get()),
    set: os.machineSettings.set.handler(({ input, context }) => context.desktop.changeSettings(defined(input))),
  },
  activity: os.activity.handler(({ context }) => {
    context.desktop.touch();
    return {};
  }),
  openExternal: os.openExternal.handler(async ({ input, context, errors }) => {
    if (!isSafeExternalUrl(input.url)) throw errors.URL_NOT_ALLOWED();
    await context.desktop.options.openExternal(input.url);
    return {};
  }),
  diagnostics: os.diagnostics.handler(({ context }) => ({ text: describeMachine(context.desktop) })),
  verifyAudit: os.verifyAudit.handler(({ context }) => {
    const work = context.desktop.work();
    invariant(work, 'the gate lets nobody pass while the work is locked');
    return verifyAudit(work.app.sqlite);
  }),
  watchNotices: os.watchNotices.handler(({ context, signal }) => context.desktop.notices.stream(signal)),
};

function defined<T extends object>(patch: T): { [Field in keyof T]: Exclude<T[Field], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as never;
}
