import { z } from 'zod';
import { longHost, query } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import { demoCounts } from './demo.model.ts';

/** Whether the sample company is here, and how much of it. */
const status = query
  .route({ method: 'GET', path: '/demo' })
  .output(z.object({ installed: z.boolean(), counts: demoCounts }));

/** Adds a sample company in believable Chinese: 3 branches, 20 people, 2,000 customers with what happened to them. */
const install = longHost
  .route({ method: 'POST', path: '/demo' })
  .output(demoCounts)
  .errors({ ...notAllowed, DEMO_INSTALLED: { status: 409 } });

/**
 * Takes away everything the sample company brought and nothing else. Sample records that somebody worked on go to the
 * recycle bin together with that work; own records that sample people held come to the person who removes.
 */
const remove = longHost
  .route({ method: 'POST', path: '/demo/remove' })
  .output(z.object({ removed: z.number().int(), binned: z.number().int() }))
  .errors(notAllowed);

export const demoContract = { status, install, remove };
