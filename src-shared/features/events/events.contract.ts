import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { instant } from '../../kernel/fields.ts';
import { host } from '../../kernel/procedure.ts';

/**
 * What changed since the last word: names of tables (`customers`, `contacts` …) and of host states (`sync`, `backups`,
 * `tasks`, `session`). The screen asks again for what it shows of them; nothing of the rows themselves travels here.
 */
export const changeNotice = z.object({ topics: z.array(z.string().max(60)), at: instant });
export type ChangeNotice = z.infer<typeof changeNotice>;

/** A stream that begins with an empty notice (so that the listener knows it is heard) and ends with the session. */
const subscribe = host.route({ method: 'GET', path: '/events' }).output(eventIterator(changeNotice));

export const eventsContract = { subscribe };
