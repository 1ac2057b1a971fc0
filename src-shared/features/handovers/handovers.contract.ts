import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, lastAdministrator, notAllowed } from '../../kernel/refusals.ts';
import { written } from '../../kernel/written.ts';
import { handover, handoverCounts, handoverPlan } from './handover.model.ts';

const notFound = { HANDOVER_NOT_FOUND: { status: 404 } } as const;
const over = { HANDOVER_OVER: { status: 409 } } as const;
const unfit = { SUCCESSOR_UNFIT: { status: 409, data: z.object({ name: z.string() }) } } as const;

const named = z.object({ id, name: z.string() });
const shareOut = z.object({
  successorId: id,
  successorName: z.string().nullable(),
  customers: z.number().int(),
  leads: z.number().int(),
  tasks: z.number().int(),
  /** Open opportunities, quotes, orders, receivables and invoice applications. */
  documents: z.number().int(),
  events: z.number().int(),
});

/** Everything a person owns or answers for, and with a plan, who would get how much of it. */
const preview = query
  .route({ method: 'POST', path: '/handovers/preview' })
  .input(z.object({ userId: id, plan: handoverPlan.optional() }))
  .output(
    z.object({
      counts: handoverCounts,
      levels: z.array(z.object({ level: z.string().nullable(), customers: z.number().int() })),
      branches: z.array(z.object({ id: id.nullable(), name: z.string().nullable(), customers: z.number().int() })),
      departments: z.array(named),
      managedBranches: z.array(named),
      reports: z.array(named),
      /** Fields of their records that two people changed at once and nobody settled. */
      conflicts: z.number().int(),
      shares: z.array(shareOut),
    }),
  )
  .errors({ ...notAllowed, USER_NOT_FOUND: { status: 404 } });

export const handoverRow = handover.extend({ userName: z.string().nullable(), left: handoverCounts });
export type HandoverRow = z.infer<typeof handoverRow>;

/** Hand-overs of a person, or all of them; newest first. */
const list = query
  .route({ method: 'GET', path: '/handovers' })
  .input(z.object({ userId: id.optional() }))
  .output(z.array(handoverRow));

/** Writes the plan down. The person is marked as leaving where they are to be disabled; nothing moves yet. */
const start = command
  .route({ method: 'POST', path: '/handovers' })
  .input(z.object({ id: id.optional(), userId: id, plan: handoverPlan }))
  .output(written)
  .errors({
    ...notAllowed,
    ...idTaken,
    ...unfit,
    ...fieldInvalid,
    ...lastAdministrator,
    USER_NOT_FOUND: { status: 404 },
    HANDOVER_RUNNING: { status: 409 },
  });

/** Moves the next records, all that belongs to each of them together; the last one finishes it. Called until `left` is 0. */
const step = command
  .route({ method: 'POST', path: '/handovers/{id}/step' })
  .input(z.object({ id, limit: z.number().int().min(1).max(500).default(200) }))
  .output(written.extend({ left: z.number().int(), moved: handoverCounts }))
  .errors({ ...notFound, ...notAllowed, ...over, ...unfit });

/** Stops it; what was moved stays moved until its steps are taken back, the last one first. */
const cancel = command
  .route({ method: 'POST', path: '/handovers/{id}/cancel' })
  .input(z.object({ id }))
  .output(written)
  .errors({ ...notFound, ...notAllowed });

export const handoversContract = { preview, list, start, step, cancel };
