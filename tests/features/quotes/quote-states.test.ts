import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { findQuoteTransition, quoteActions, quoteStatuses } from '#shared/features/quotes/quote-states.model.ts';
import { quotesRouter } from '#shared/features/quotes/quotes.router.ts';
import { quoteWorld } from '../../support/quote-world.ts';

const day = 24 * 3_600_000;
let { host, mei, newQuote, get } = {} as Awaited<ReturnType<typeof quoteWorld>>;

beforeEach(async () => {
  ({ host, mei, newQuote, get } = await quoteWorld());
});
afterEach(() => host.close());

test('what took effect is not edited: a new version is, and the old one is replaced when that takes effect', async () => {
  const id = await newQuote();
  await call(quotesRouter.submit, { id }, mei);
  await expect(
    call(quotesRouter.edit, { id, changes: { notes: { from: null, to: '改' } } }, mei),
  ).rejects.toMatchObject({
    code: 'QUOTE_LOCKED',
    data: { status: 'active' },
  });

  const second = (await call(quotesRouter.revise, { fromId: id }, mei)).id;
  expect(await get(second)).toMatchObject({ version: 2, status: 'draft', no: 'QT-N-202601-0001', amountExcl: 30000 });
  expect(await get(id)).toMatchObject({ status: 'active', versions: [{ version: 2 }, { version: 1 }] });
  await expect(call(quotesRouter.revise, { fromId: id }, mei)).rejects.toMatchObject({
    code: 'QUOTE_NEWER_VERSION',
    data: { quoteId: second, version: 2 },
  });

  await call(quotesRouter.submit, { id: second }, mei);
  expect([(await get(id)).status, (await get(second)).status]).toEqual(['superseded', 'active']);
  await expect(call(quotesRouter.accept, { id }, mei)).rejects.toMatchObject({ code: 'QUOTE_STATE_REFUSED' });
});

test('a quote goes out with its channel and the hash of its file, and the customer answers', async () => {
  const id = await newQuote();
  await call(quotesRouter.submit, { id }, mei);
  const paperHash = 'a'.repeat(64);

  await call(quotesRouter.markSent, { id, channel: 'email', paperHash }, mei);
  expect(await get(id)).toMatchObject({ status: 'sent', sentVia: 'email', paperHash, sentAt: host.time });

  const other = await newQuote();
  await call(quotesRouter.submit, { id: other }, mei);
  await call(quotesRouter.decline, { id: other, reason: '价格过高' }, mei);
  await call(quotesRouter.accept, { id, reply: '已盖章回传' }, mei);
  expect(await get(id)).toMatchObject({ status: 'accepted', customerReply: '已盖章回传' });
  expect(await get(other)).toMatchObject({ status: 'declined', reason: '价格过高' });
});

test('a quote is over the day after its last, at once for everybody who looks, and for filters when written down', async () => {
  const id = await newQuote();
  await call(quotesRouter.submit, { id }, mei);
  expect((await call(quotesRouter.list, { expiringIn: 30 }, mei)).total).toBe(1);
  expect((await call(quotesRouter.list, { expiringIn: 7 }, mei)).total).toBe(0);

  host.time += 31 * day;
  expect((await get(id)).status).toBe('expired');
  await expect(call(quotesRouter.accept, { id }, mei)).rejects.toMatchObject({
    code: 'QUOTE_STATE_REFUSED',
    data: { status: 'expired' },
  });
  const isExpired = [{ field: 'status', operator: 'is' as const, value: 'expired' }];
  expect((await call(quotesRouter.list, { filters: isExpired }, mei)).total).toBe(0);
  expect((await call(quotesRouter.expire, {}, mei)).ids).toEqual([id]);
  expect((await call(quotesRouter.list, { filters: isExpired }, mei)).total).toBe(1);

  const second = (await call(quotesRouter.revise, { fromId: id }, mei)).id;
  expect(await get(second)).toMatchObject({ quoteDate: '2026-02-05', validUntil: '2026-03-07' });
});

test('a copy is a quote of its own: new number, today’s date, the same lines', async () => {
  const id = await newQuote();
  const other = await call(router.customers.create, { name: '乙公司' }, mei);
  host.time += day;

  const copy = await call(quotesRouter.copy, { fromId: id, customerId: other.id }, mei);

  expect(await get(copy.id)).toMatchObject({
    no: 'QT-N-202601-0002',
    version: 1,
    customerName: '乙公司',
    quoteDate: '2026-01-06',
    amountExcl: 30000,
    versions: [{ version: 1 }],
  });
});

test('[M9] what may follow what is one table: every other step is refused', () => {
  const allowed = quoteStatuses.map((status) => [
    status,
    quoteActions.filter((action) => findQuoteTransition(status, action)).join(' '),
  ]);
  expect(Object.fromEntries(allowed)).toEqual({
    draft: 'submit request edit void',
    pending: 'approve reject withdraw',
    rejected: 'submit request edit void',
    active: 'send accept decline expire revise supersede void',
    sent: 'send accept decline expire revise supersede void',
    accepted: 'revise supersede convertPart convert void',
    declined: 'revise supersede void',
    expired: 'revise supersede void',
    superseded: '',
    partlyOrdered: 'convertPart convert',
    ordered: '',
    void: '',
  });
});
