import { expect, test } from 'vitest';
import type { Desktop } from '#main/core/desktop.ts';
import { gate } from '#main/core/gate.ts';
import type { ProcedureMeta } from '#shared/kernel/procedure.ts';
import { createWorks } from '#shared/kernel/works.ts';

const longMeta: ProcedureMeta = { kind: 'host', hosts: ['desktop'], anonymous: true, long: true };

function called(next: () => Promise<unknown>, meta = longMeta, signal?: AbortSignal) {
  const works = createWorks();
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const desktop = { works, work: () => undefined, touch: () => {}, options: { ports: { log } } } as unknown as Desktop;
  const answer = gate({
    context: { desktop },
    path: ['imports', 'run'],
    procedure: { '~orpc': { meta } },
    next,
    signal,
  });
  return { works, answer };
}

async function* threeSteps() {
  yield 1;
  yield 2;
  yield 3;
}

test('a long call counts as running work until its stream has ended', async () => {
  const { works, answer } = called(async () => threeSteps());
  const stream = (await answer) as AsyncGenerator<number>;

  await stream.next();
  expect(works.isRunning()).toBe(true);
  for await (const _ of stream);

  expect(works.isRunning()).toBe(false);
});

test('a caller who leaves, before the first word or later, leaves no work behind', async () => {
  const gone = new AbortController();
  const unheard = called(async () => threeSteps(), longMeta, gone.signal);
  await unheard.answer;
  gone.abort();
  const left = called(async () => threeSteps());
  const stream = (await left.answer) as AsyncGenerator<number>;
  await stream.next();
  await stream.return(undefined);

  expect([unheard.works.isRunning(), left.works.isRunning()]).toEqual([false, false]);
});

test('a long call that fails ends its work; a short one is none', async () => {
  const failing = called(() => Promise.reject(new Error('no')));
  await expect(failing.answer).rejects.toThrow();
  const short = called(async () => threeSteps(), { kind: 'host', hosts: ['desktop'], anonymous: true });
  await short.answer;

  expect([failing.works.isRunning(), short.works.isRunning()]).toEqual([false, false]);
});
