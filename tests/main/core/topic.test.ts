import { expect, test } from 'vitest';
import { createTopic } from '#main/core/topic.ts';

test('a stream hears everything from its beginning on, in order, and ends with its signal', async () => {
  const topic = createTopic<number>();
  const abort = new AbortController();
  const stream = topic.stream(abort.signal);

  topic.tell(1);
  topic.tell(2);
  const heard = [(await stream.next()).value, (await stream.next()).value];
  abort.abort();

  expect(heard).toEqual([1, 2]);
  expect((await stream.next()).done).toBe(true);
});

test('a stream that waits hears the next word', async () => {
  const topic = createTopic<string>();
  const stream = topic.stream(undefined);
  const next = stream.next();

  topic.tell('hello');

  expect(await next).toEqual({ done: false, value: 'hello' });
  await stream.return();
});

test('the end of the topic ends every stream, after what was told', async () => {
  const topic = createTopic<string>();
  const stream = topic.stream(undefined);

  topic.tell('last');
  topic.end();

  expect(await stream.next()).toEqual({ done: false, value: 'last' });
  expect((await stream.next()).done).toBe(true);
});
