import { z } from 'zod';
import { command, query } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import { written } from '../../kernel/written.ts';
import { signInPolicy } from './sign-in-policy.model.ts';

/** What holds now; the default where nobody has decided yet. Everybody may know the rules they are held to. */
const get = query
  .meta({ kind: 'query', hosts: ['desktop', 'server'], unfinished: true })
  .route({ method: 'GET', path: '/sign-in-policy' })
  .output(z.object({ policy: signInPolicy, decided: z.boolean() }));

/** Takes effect on the server at the next request and on devices at their next sync. */
const set = command
  .route({ method: 'PUT', path: '/sign-in-policy' })
  .input(signInPolicy)
  .output(written)
  .errors({
    ...notAllowed,
    SIGN_IN_POLICY_TOO_WEAK: {
      status: 422,
      data: z.object({ setting: z.string(), min: z.number().int(), max: z.number().int() }),
    },
  });

export const signInPolicyContract = { get, set };
