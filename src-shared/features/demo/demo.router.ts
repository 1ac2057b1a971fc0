import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { demoCommands } from './demo.commands.ts';
import { demoContract } from './demo.contract.ts';
import { demoParts } from './demo.model.ts';
import { permitDemo } from './demo.policy.ts';
import { countDemo } from './demo.repository.ts';

const os = implement(demoContract).$context<Session>();

/** Lets whatever waits go first, so that a long series of small commands is not felt. */
const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

export const demoRouter = {
  status: os.status.handler(({ context: { app } }) => {
    const counts = countDemo(app.db);
    return { installed: counts.people > 0 || counts.customers > 0, counts };
  }),
  install: os.install.handler(async ({ context, errors, signal }) => {
    const { app, actor } = context;
    answer(permitDemo(actor), errors);
    if (countDemo(app.db).people > 0) throw errors.DEMO_INSTALLED();
    const run = Number.parseInt(app.ports.ids.next().slice(-3), 16);
    const today = app.ports.clock.now();
    for (let part = 0; part < demoParts && !signal?.aborted; part++) {
      answer(executeAs(context, demoCommands, 'demo.addPart', { run, today, part }), errors);
      await pause();
    }
    return countDemo(app.db);
  }),
  remove: os.remove.handler(async ({ context, errors, signal }) => {
    const total = { removed: 0, binned: 0 };
    for (let settle = true; ; settle = false) {
      const { removed, binned } = answer(executeAs(context, demoCommands, 'demo.removePart', { settle }), errors);
      total.removed += removed;
      total.binned += binned;
      if (removed === 0 || signal?.aborted) return total;
      await pause();
    }
  }),
};
