import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { listAudit } from '#shared/features/audit/list-audit.ts';
import { company, testHost } from '../../support/test-host.ts';

test('the audit tells of price books, product lines and suppliers, which belong to nobody', async () => {
  const host = testHost();
  const as = { context: host.as(company.manager) };
  await call(router.priceBooks.create, { name: '2026', validFrom: '2026-01-01', validTo: '2026-12-31' }, as);
  await call(router.suppliers.create, { name: '无锡水泵厂' }, as);
  await call(router.productLines.create, { name: '水泵' }, as);

  const { app, actor } = host.as(company.manager);
  const own = {
    ...actor,
    reach: { ...actor.reach, all: false, ownerIds: [company.manager] },
    reachByNoun: {},
    actions: new Set(['*']),
  };
  const { rows } = listAudit(app.db, own, {}, { limit: 3 });

  expect(rows.map((row) => row.procedure)).toEqual(['productLines.create', 'suppliers.create', 'priceBooks.create']);
  expect(rows[0]?.changes[0]?.fields).toContainEqual({ field: 'name', from: null, to: '水泵' });
  host.close();
});
