import { afterEach, expect, test } from 'vitest';
import { tellAlerts } from '#main/core/tell-alerts.ts';
import { createTopic } from '#main/core/topic.ts';
import type { Notice } from '#shared/features/desktop/desktop.model.ts';
import { serverActorId } from '#shared/features/watching/alert.model.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
afterEach(() => host.close());

test('[S-MON] an administrator’s desktop tells of an alert once, and only who it is for', async () => {
  host = testHost();
  const raise = (count: number) => ({
    alertId: `01900003-0000-7000-8000-00000000000${count}`,
    ownerIds: [company.mei],
    rule: 'massExports',
    severity: 'high',
    dedupe: String(count),
    subjectUserId: company.lin,
    subjectDeviceId: null,
    count: 1,
    firstAt: host.time,
    lastAt: host.time,
    response: 'none',
    details: {},
  });
  const server = { ...host.as(company.mei).actor, userId: serverActorId };
  host.app.ledger.execute('alerts.raise', raise(1), server);
  const notices = createTopic<Notice>();
  const heard: Notice[] = [];
  notices.subscribe((notice) => heard.push(notice));
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const look = (userId: string) =>
    tellAlerts({ session: () => host.as(userId), notices, language: () => 'zh-CN', log });

  await look(company.lin);
  expect(heard).toEqual([]);
  await look(company.mei);
  await look(company.mei);

  expect(heard).toMatchObject([{ title: '安全警报', body: '大量导出', link: '/system/alerts' }]);
});
