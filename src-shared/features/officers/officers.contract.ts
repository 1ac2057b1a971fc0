import { z } from 'zod';
import { command, query, serverOnly } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import { offices } from '../../kernel/rights/offices.ts';
import { written } from '../../kernel/written.ts';
import { appointment, approvalLimits, officeHolder, separations, waitingPerson } from './officer.model.ts';

/** How the company separates duties, who holds which office, and who waits to be let in. Names and posts, no rights. */
const state = query.route({ method: 'GET', path: '/officers' }).output(
  z.object({
    separation: z.enum(separations),
    limits: approvalLimits,
    holders: z.array(officeHolder),
    missing: z.array(z.enum(offices)),
    /** Shown to the officers who make and let in; empty for others. */
    waiting: z.array(waitingPerson),
    /** The office of whoever asks. */
    own: z.enum(offices).nullable(),
  }),
);

/** When a second person is needed; takes effect on devices at their next sync. */
const setLimits = command
  .route({ method: 'PUT', path: '/officers/limits' })
  .input(approvalLimits)
  .output(written)
  .errors(notAllowed);

/** From one administrator to three officers: there is no way back but a backup from before. [8.1.5.1–3] */
const moveUp = serverOnly
  .route({ method: 'POST', path: '/officers/move-up' })
  .input(appointment)
  .output(written)
  .errors({
    ...notAllowed,
    SEPARATION_FIXED: { status: 409 },
    SERVER_DECIDES: { status: 409 },
    APPOINTMENT_INVALID: { status: 422, data: z.object({ office: z.string() }) },
  });

/** Which of the three shares of the way back their officers have taken; null before there are any. */
const shares = serverOnly
  .route({ method: 'GET', path: '/officers/shares' })
  .output(z.object({ set: z.number().int(), createdAt: z.number(), waiting: z.array(z.enum(offices)) }).nullable())
  .errors(notAllowed);

/** Shows an officer their own share, once: two of three name a new person for a lost office. */
const takeShare = serverOnly
  .route({ method: 'POST', path: '/officers/shares/take' })
  .output(z.object({ share: z.string(), office: z.enum(offices) }))
  .errors({ ...notAllowed, SHARE_TAKEN: { status: 409 } });

export const officersContract = { state, setLimits, moveUp, shares, takeShare };
