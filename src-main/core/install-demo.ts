import { setImmediate as pause } from 'node:timers/promises';
import { demoParts } from '#shared/features/demo/demo.model.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import type { Desktop } from './desktop.ts';

/** Fills the company that is open with the sample: people, customers, leads and what happened to them. */
export async function installDemo(desktop: Desktop): Promise<void> {
  const { ids, clock } = desktop.options.ports;
  const plan = { run: Number.parseInt(ids.next().slice(-3), 16), today: clock.now() };
  for (let part = 0; part < demoParts; part++) {
    const session = desktop.work()?.session();
    invariant(session, 'the demo company stays open while it is filled');
    const added = session.app.ledger.execute('demo.addPart', { ...plan, part }, session.actor);
    invariant(added.ok, 'an administrator may add the demo');
    await pause();
  }
}
