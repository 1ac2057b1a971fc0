import { createHash, randomBytes } from 'node:crypto';
import { call } from '@orpc/server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ContentSync, createContentSync } from '#main/sync/content-sync.ts';
import { coreRouter as router } from '#shared/app/router.ts';
import { contentChunkBytes } from '#shared/kernel/content.ts';
import { Fault } from '#shared/kernel/fault.ts';
import { encodeBody, syncPaths } from '#shared/sync/wire.ts';
import { runServer, type TestRunningServer } from '../../support/running-server.ts';
import { addSyncedPerson, enrolSyncDevice, type TestSyncDevice } from '../../support/sync-devices.ts';

let server: TestRunningServer;
const devices: TestSyncDevice[] = [];
const syncs: ContentSync[] = [];
let people = 0;

beforeAll(async () => {
  server = await runServer({ requestsPerMinute: 1_000_000 });
});
afterEach(async () => {
  await Promise.all(syncs.splice(0).map((each) => each.stop()));
  await Promise.all(devices.splice(0).map((each) => each.close()));
});
afterAll(() => server.close());

/** A device of a person who sees everything, or only what is theirs. */
async function device(scope?: 'own'): Promise<TestSyncDevice> {
  people += 1;
  const account = `files${people}`;
  const made = await enrolSyncDevice(server, account, await addSyncedPerson(server, account, scope));
  devices.push(made);
  await made.sync();
  await made.sync();
  return made;
}

type Line = Pick<TestSyncDevice['client'], 'request'>;

function contentOf(on: TestSyncDevice, line: Line = on.client): ContentSync {
  const sync = createContentSync({ app: on.app, sync: on.device });
  syncs.push(sync);
  sync.connect(line);
  return sync;
}

const pieces = (bytes: Buffer) =>
  Array.from({ length: Math.ceil(bytes.length / contentChunkBytes) }, (_, index) =>
    bytes.subarray(index * contentChunkBytes, (index + 1) * contentChunkBytes),
  );

/** A customer of the device's person with a file, announced to the server, its content on this device alone. */
async function attach(on: TestSyncDevice, bytes: Buffer): Promise<{ id: string; customerId: string }> {
  const context = { context: on.session() };
  const customer = await call(router.customers.create, { name: `附件客户${people}` }, context);
  const { id } = await call(
    router.attachments.add,
    {
      recordTable: 'customers',
      recordId: customer.id,
      name: '合同.pdf',
      mime: 'application/pdf',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
    context,
  );
  for (const [index, piece] of pieces(bytes).entries()) {
    await call(router.attachments.put, { id, index, data: piece.toString('base64') }, context);
  }
  await on.sync();
  return { id, customerId: customer.id };
}

async function readOn(on: TestSyncDevice, id: string, count: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let index = 0; index < count; index++) {
    const { data } = await call(router.attachments.read, { id, index }, { context: on.session() });
    parts.push(Buffer.from(data, 'base64'));
  }
  return Buffer.concat(parts);
}

test('[sync 13] a file goes from one device over the server to another, and is the same there', async () => {
  const mine = await device();
  const theirs = await device();
  const bytes = randomBytes(contentChunkBytes + 500);
  const { id } = await attach(mine, bytes);
  await contentOf(mine).settled();
  await theirs.sync();

  await contentOf(theirs).settled();

  expect((await readOn(theirs, id, 2)).equals(bytes)).toBe(true);
  expect(server.core.app.content.find(id)).toMatchObject({ isComplete: true, received: bytes.length });
  expect(mine.app.content.find(id)).toMatchObject({ sent: bytes.length });
});

test('[sync 13.2] a line that breaks in the middle goes on where it was, up and down; a large file comes when it is asked for', async () => {
  const mine = await device();
  const theirs = await device();
  const bytes = randomBytes(4 * contentChunkBytes);
  const { id } = await attach(mine, bytes);
  await theirs.sync();
  const breakAfter = (line: Line, path: string, most: number): Line => {
    let asked = 0;
    return {
      request: (to, init) => {
        if (to === path) asked += 1;
        return asked > most ? Promise.reject(new Fault('SERVER_UNREACHABLE', true)) : line.request(to, init);
      },
    };
  };

  const broken = contentOf(mine, breakAfter(mine.client, syncPaths.contentPut, 2));
  await broken.settled();
  await broken.stop();
  const half = server.core.app.content.find(id);
  await contentOf(mine, breakAfter(mine.client, syncPaths.contentPut, 2)).settled();
  const whole = server.core.app.content.find(id);
  const first = contentOf(theirs);
  await first.settled();
  await first.stop();
  const untouched = theirs.app.content.find(id);
  const small = contentOf(theirs, breakAfter(theirs.client, syncPaths.contentGet, 3));
  small.fetch(id);
  await small.settled();
  const partly = theirs.app.content.find(id);
  await small.stop();
  const rest = contentOf(theirs);
  rest.fetch(id);
  await rest.settled();

  expect([half, whole]).toMatchObject([
    { received: 2 * contentChunkBytes, isComplete: false },
    { received: 4 * contentChunkBytes, isComplete: true },
  ]);
  expect(untouched).toBe(undefined);
  expect(partly).toMatchObject({ received: 3 * contentChunkBytes, isComplete: false });
  expect((await readOn(theirs, id, 4)).equals(bytes)).toBe(true);
});

test('[sync 7.6] what a restored server lost comes back from the device that has it', async () => {
  const mine = await device();
  const bytes = randomBytes(1000);
  const { id } = await attach(mine, bytes);
  const content = contentOf(mine);
  await content.settled();
  server.core.app.content.drop(id);
  await content.settled();
  const before = server.core.app.content.find(id);

  mine.device.state.set('epoch', 'another');
  await content.settled();

  expect(before).toBe(undefined);
  expect(server.core.app.content.find(id)).toMatchObject({ isComplete: true });
});

test('[S-V8] [sync 13.3] without a right to the record no byte goes either way', async () => {
  const mine = await device('own');
  const stranger = await device('own');
  const bytes = Buffer.from('只给自己看的合同');
  const { id } = await attach(mine, bytes);
  await contentOf(mine).settled();
  const ask = async (path: string, value: object) => {
    const { type, bytes: body } = await encodeBody(value);
    const answer = await stranger.client.request(path, { method: 'POST', headers: { 'content-type': type }, body });
    return { status: answer.status, text: await answer.text() };
  };

  const answers = [
    await ask(syncPaths.contentGet, { id, index: 0 }),
    await ask(syncPaths.contentPut, { id, index: 0, data: bytes.toString('base64') }),
    await ask(syncPaths.contentPut, { id: server.core.ports.ids.next(), index: 0, data: 'AAAA' }),
    await ask(syncPaths.contentState, { ids: [id] }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 200]);
  expect(answers[3]?.text).toBe('{"contents":[]}');
  expect(answers.some(({ text }) => text.includes(bytes.toString('base64')) || text.includes('只给'))).toBe(false);
});
