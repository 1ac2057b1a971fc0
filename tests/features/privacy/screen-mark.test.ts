import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { seenSession } from '#shared/app/see-as.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
const as = (userId: string, actions = ['*']) => ({ context: { ...host.as(userId, { actions }), place: '10.1.2.3' } });
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

const plain = { requireBasis: false, requestDays: 15, targets: [], retention: { idleLeads: null, leftContacts: null } };

test('[S-PI-10] no screen is marked until somebody who keeps personal data decides, and then everybody’s is', async () => {
  const mark = (userId: string) => call(router.privacy.getScreenMark, undefined, as(userId, ['customer.view']));
  expect(await mark(company.lin)).toEqual({
    rule: 'off',
    name: company.lin,
    account: company.lin,
    place: '10.1.2.3',
  });

  const set = (userId: string, actions?: string[]) =>
    call(router.privacy.setSettings, { ...plain, screenMark: 'sensitive' as const }, as(userId, actions));
  await expect(set(company.lin, ['privacy.view'])).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await set(company.mei);
  expect(await mark(company.lin)).toMatchObject({ rule: 'sensitive', account: company.lin });

  await call(router.privacy.setSettings, plain, as(company.mei));
  expect((await mark(company.lin)).rule).toBe('sensitive');
});

test('[S-PI-10] whoever sees as somebody else stays the one whose name is on the screen', () => {
  const session = host.as(company.mei);
  const until = host.time + 60_000;
  session.app.seeAs.begin(session, { userId: company.lin, name: '林强', until });

  const askedBy = (path: string[]) =>
    seenSession(session, path, { kind: 'query', hosts: ['desktop', 'server'] }).actor.userId;
  expect([askedBy(['privacy', 'getScreenMark']), askedBy(['customers', 'list'])]).toEqual([company.mei, company.lin]);
});
