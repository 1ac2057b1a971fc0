import { z } from 'zod';
import { id, text } from '../../kernel/fields.ts';
import { command, host, query } from '../../kernel/procedure.ts';
import { idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written } from '../../kernel/written.ts';
import { approval, newApproval } from './approval.model.ts';

const notFound = { APPROVAL_NOT_FOUND: { status: 404 } } as const;
const over = { APPROVAL_OVER: { status: 409 } } as const;
const own = { APPROVAL_OWN: { status: 403 } } as const;
const byId = z.object({ id });

/** One's own requests and those one may decide. */
const list = query
  .route({ method: 'GET', path: '/approvals' })
  .output(z.object({ rows: z.array(approval), toDecide: z.number().int() }));

/** What exactly is asked, as far as the reader may see it: counts always, names only of what they may read. */
const get = query
  .route({ method: 'GET', path: '/approvals/{id}' })
  .input(byId)
  .output(z.object({ approval, names: z.array(z.string()), input: z.unknown() }))
  .errors(notFound);

/** Asks for a second person: the command is frozen as it is now and waits for 7 days. */
const request = command
  .route({ method: 'POST', path: '/approvals' })
  .input(newApproval)
  .output(written)
  .errors({ ...notAllowed, ...idTaken, APPROVAL_NOT_NEEDED: { status: 409 } });

/** Agree or refuse. Agreed, the frozen command runs once, as whoever asked, under the rights they have then. */
const decide = command
  .route({ method: 'POST', path: '/approvals/{id}/decide' })
  .input(z.object({ id, agree: z.boolean(), note: text(500).optional() }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...over, ...own });

const withdraw = command
  .route({ method: 'POST', path: '/approvals/{id}/withdraw' })
  .input(byId)
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...over, ...own });

/** Where nobody else could agree: the requester confirms after the waiting time, with their password typed anew. */
const confirmAlone = host
  .route({ method: 'POST', path: '/approvals/{id}/confirm-alone' })
  .input(z.object({ id, password: z.string().min(1).max(1_000), code: z.string().max(40).optional() }))
  .output(written)
  .errors({
    ...notFound,
    ...notAllowed,
    ...over,
    ...own,
    APPROVAL_TOO_EARLY: { status: 409 },
    SERVER_DECIDES: { status: 409 },
    PROOF_FAILED: { status: 401 },
  });

export const approvalsContract = { list, get, request, decide, withdraw, confirmAlone };
