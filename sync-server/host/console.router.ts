import { os as base, ORPCError } from '@orpc/server';
import { z } from 'zod';
import { createBackupsRouter } from '#shared/app/backups-router.ts';
import { createLeaveRouter } from '#shared/app/leave-router.ts';
import { coreRouter } from '#shared/app/router.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { offices } from '#shared/kernel/rights/offices.ts';
import { verifyAudit } from '#shared/ledger/verify-audit.ts';
import { accountsRouter } from '../accounts/accounts.router.ts';
import { authorityRouter } from '../authority/authority.router.ts';
import { knownAuthority } from '../authority/authority-store.ts';
import { fingerprintOf } from '../authority/x509.ts';
import { serverBackupsOf } from '../backups/server-backups.ts';
import { devicesRouter, enrolCodesRouter } from '../enrolment/devices.router.ts';
import type { ServerContext } from '../http/server-context.ts';
import { serverLeaveOf } from '../leave/server-leave.ts';
import { demandOfficers, proveOfficers } from '../officers/prove-officers.ts';
import { recoverOfficer } from '../officers/recover-officer.ts';
import { forgetShares, makeShares } from '../officers/recovery-shares.ts';
import { checkPosture } from '../posture/check-posture.ts';
import { consoleActor } from './console-actor.ts';
import { listAudit } from './list-audit.ts';

const os = base.$context<ServerContext>();

/** What the command line asks of a server beyond what administrators ask in the browser. */
export const consoleRouter = {
  accounts: accountsRouter,
  authority: authorityRouter,
  backups: createBackupsRouter((context) => serverBackupsOf((context as ServerContext).core)),
  leave: createLeaveRouter((context) => serverLeaveOf((context as ServerContext).core)),
  devices: devicesRouter,
  signInPolicy: coreRouter.signInPolicy,
  enrolCodes: enrolCodesRouter,
  status: os.handler(({ context: { core, connections } }) => {
    const count = (from: string) => core.app.db.row<{ n: number }>(`SELECT count(*) AS n FROM ${from}`)?.n ?? 0;
    const certificate = core.app.db.row<{ notAfter: number }>(
      'SELECT not_after AS "notAfter" FROM authority_certificates WHERE kind = \'server\'',
    );
    return {
      company: core.company,
      caFingerprint: fingerprintOf(knownAuthority(core.ports.db).certPem),
      recoveryRecipient: core.recoveryRecipient,
      people: count('users WHERE deleted_at IS NULL'),
      customers: count('customers WHERE deleted_at IS NULL'),
      devices: count("devices WHERE status = 'active'"),
      devicesWaiting: count("devices WHERE status = 'waiting'"),
      sessions: count('sessions'),
      connections: connections.count(),
      certificateNotAfter: certificate?.notAfter ?? null,
      head: core.feed.versions.head(),
    };
  }),
  findUser: os
    .input(z.object({ account: z.string() }))
    .handler(({ input, context: { core } }) => core.ports.people.findByAccount(input.account) ?? null),
  roles: os.handler(({ context: { core } }) =>
    core.app.db.rows<{ id: string; name: string; template: string | null }>(
      'SELECT id, name, template FROM roles WHERE deleted_at IS NULL ORDER BY name',
    ),
  ),
  /** Where a new person of the command line belongs until somebody says otherwise. */
  headquarters: os.handler(({ context: { core } }) => {
    const place = core.app.db.row<{ branchId: string; deptId: string | null }>(
      `SELECT b.id AS "branchId", (SELECT id FROM departments d WHERE d.branch_id = b.id AND d.parent_id IS NULL
        AND d.deleted_at IS NULL ORDER BY d.sort LIMIT 1) AS "deptId"
        FROM branches b WHERE b.deleted_at IS NULL ORDER BY b.kind = 'headquarters' DESC, b.created_at LIMIT 1`,
    );
    invariant(place, 'a company has a branch');
    return place;
  }),
  checkPosture: os.handler(({ context: { core } }) => checkPosture(core, 'console', consoleActor)),
  officers: {
    state: coreRouter.officers.state,
    prove: os
      .input(
        z.object({
          shares: z.array(z.string().max(200)).max(3).optional(),
          people: z
            .array(z.object({ account: z.string(), password: z.string(), code: z.string().optional() }))
            .max(3)
            .optional(),
        }),
      )
      .handler(async ({ input, context: { core } }) => {
        await proveOfficers(core, input);
        return { done: true };
      }),
    /** A new set where the old one is lost; two officers prove themselves first. */
    renewShares: os.handler(async ({ context: { core } }) => {
      demandOfficers(core);
      const shares = await makeShares(core.ports.db, core.app.ports.random, core.ports.clock.now());
      forgetShares(core.ports.db);
      core.ports.audit({ action: 'officers.sharesRenewed', outcome: 'done', actorId: consoleActor.userId });
      return { shares };
    }),
    recover: os
      .input(z.object({ office: z.enum(offices), account: z.string(), shares: z.array(z.string().max(200)).max(3) }))
      .handler(async ({ input, context: { core } }) => {
        const recovered = await recoverOfficer(core, input);
        if (recovered.ok) return recovered.value;
        const { code, ...data } = recovered.error;
        throw new ORPCError(code, { status: 409, data });
      }),
  },
  audit: {
    list: os
      .input(z.object({ limit: z.number().int().min(1).max(100_000), kind: z.string().optional() }))
      .handler(({ input, context: { core } }) => listAudit(core.app.db, input)),
    verify: os.handler(({ context: { core } }) => verifyAudit(core.app.sqlite)),
  },
};
