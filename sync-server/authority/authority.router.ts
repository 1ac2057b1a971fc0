import { implement } from '@orpc/server';
import { answer } from '#shared/app/answer.ts';
import { demandApproval } from '#shared/app/demand-approval.ts';
import { authorityContract } from '#shared/features/accounts/authority.contract.ts';
import { setCompanyLeaseDays } from '../enrolment/device-standing.ts';
import { permitAdministration, type ServerContext } from '../http/server-context.ts';
import { describeAuthority } from './authority-state.ts';
import { renewServerCertificate } from './authority-store.ts';
import { beginTakeover, endTakeover } from './rotate-authority.ts';
import { beginRecoveryKey, confirmRecoveryKey } from './rotate-recovery-key.ts';

const os = implement(authorityContract).$context<ServerContext>();
const done = { done: true } as const;

export const authorityRouter = {
  state: os.state.handler(({ context, errors }) => {
    answer(permitAdministration(context, 'authority.state'), errors);
    return describeAuthority(context.core);
  }),
  rotate: os.rotate.handler(async ({ input, context, errors }) => {
    answer(permitAdministration(context, 'authority.rotate'), errors);
    const { core, actor } = context;
    answer(await beginTakeover(core.ports, actor.userId, input), errors);
    await core.tls.reload();
    return done;
  }),
  dropOld: os.dropOld.handler(async ({ context, errors }) => {
    answer(permitAdministration(context, 'authority.dropOld'), errors);
    const { core, actor } = context;
    answer(endTakeover(core.ports, actor.userId), errors);
    await core.tls.reload();
    return done;
  }),
  renewCertificate: os.renewCertificate.handler(async ({ context, errors }) => {
    answer(permitAdministration(context, 'certificate.renew'), errors);
    const { core, actor } = context;
    const notAfter = await renewServerCertificate(core.ports, core.config, actor.userId);
    await core.tls.reload();
    return { notAfter };
  }),
  beginRecoveryKey: os.beginRecoveryKey.handler(async ({ context, errors }) => {
    answer(permitAdministration(context, 'recoveryKey.begin'), errors);
    demandApproval(context, 'authority.beginRecoveryKey', {}, 1);
    return await beginRecoveryKey(context.core.ports, context.actor.userId);
  }),
  confirmRecoveryKey: os.confirmRecoveryKey.handler(async ({ input, context, errors }) => {
    answer(permitAdministration(context, 'recoveryKey.rotate'), errors);
    const confirmed = await confirmRecoveryKey(context.core.ports, context.actor.userId, input.recoveryKey);
    if (!confirmed.ok) throw errors.WRONG_RECOVERY_KEY();
    return confirmed.value;
  }),
  setLease: os.setLease.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'company.lease'), errors);
    setCompanyLeaseDays(context.core, context.actor.userId, input.days);
    return done;
  }),
};
