import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { tellFlows } from '#main/core/tell-flows.ts';
import { coreRouter as router } from '#shared/app/router.ts';
import type { Notice } from '#shared/features/desktop/desktop.model.ts';
import { givenFlow, givenSubmitted, node, people } from '../../support/flow-company.ts';
import { company, testHost } from '../../support/test-host.ts';

test('a document that waits for the person is told of once, and again when it is urged', async () => {
  const host = testHost();
  const told: Notice[] = [];
  const options = {
    session: () => host.as(company.lin),
    notices: { tell: (notice: Notice) => told.push(notice), isHeard: () => true },
    language: () => 'zh-CN' as const,
    log: host.app.ports.log,
  };
  const known = new Set<string>();
  const look = () => tellFlows(options as never, known);
  await givenFlow(host, [node('一', { approver: people(company.lin) })]);
  const { instanceId } = await givenSubmitted(host);

  await look();
  await look();
  host.time += 60_000;
  await call(router.flows.urge, { instanceId }, { context: host.as(company.mei) });
  await look();

  expect(told.map(({ title, body, link }) => [title, body, link])).toEqual([
    ['有单据待您审批', '甲公司', '/flows'],
    ['催办：有单据待您审批', '甲公司', '/flows'],
  ]);
});
