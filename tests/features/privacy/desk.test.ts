import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { requestDueAt } from '#shared/features/privacy/request.model.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
beforeEach(() => {
  host = testHost();
  mei = { context: host.as(company.mei) };
});
afterEach(() => host.close());

const day = 86_400_000;
const localDay = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

test('[S-PI-5] fifteen working days by default, never more than thirty days', () => {
  const monday = Date.UTC(2026, 0, 5, 1);
  expect(localDay(requestDueAt(monday, 15))).toBe('2026-01-26');
  expect(localDay(requestDueAt(monday, 1))).toBe('2026-01-06');
  expect(localDay(requestDueAt(monday, 60))).toBe('2026-02-04');
  expect(localDay(requestDueAt(Date.UTC(2026, 0, 9, 1), 1))).toBe('2026-01-12');
});

test('[S-PI-5] a request is checked, answered in time or overdue, and refused only with a reason', async () => {
  const { id } = await call(router.privacy.createRequest, { kind: 'copy', requester: '张伟' }, mei);
  await expect(call(router.privacy.completeRequest, { id, outcome: '已提供' }, mei)).rejects.toMatchObject({
    code: 'PRIVACY_REQUEST_STATE_REFUSED',
  });
  host.time += 22 * day;
  expect(await call(router.privacy.listRequests, undefined, mei)).toMatchObject({ open: 1, overdue: 1 });
  await call(router.privacy.verifyRequest, { id, note: '电话回拨核对' }, mei);
  await call(router.privacy.completeRequest, { id, outcome: '已提供' }, mei);
  expect(await call(router.privacy.listRequests, undefined, mei)).toMatchObject({ open: 0, overdue: 0 });
  const other = await call(router.privacy.createRequest, { kind: 'delete', requester: '李雷' }, mei);
  await expect(call(router.privacy.refuseRequest, { id: other.id, outcome: '' }, mei)).rejects.toThrow();
  await call(router.privacy.refuseRequest, { id: other.id, outcome: '合同仍在履行' }, mei);
});

test('[S-PI-5] whoever has no right to the desk neither sees nor changes it', async () => {
  const clerk = { context: host.as(company.mei, { actions: ['contact.view'] }) };
  await call(router.privacy.createRequest, { kind: 'copy', requester: '张伟' }, mei);
  expect(await call(router.privacy.listRequests, undefined, clerk)).toMatchObject({ rows: [] });
  await expect(call(router.privacy.createRequest, { kind: 'copy', requester: '张伟' }, clerk)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
});

test('[S-PI-11] processing, assessments and incidents are written down; an assessment stays three years', async () => {
  const save = (register: 'processing' | 'assessment' | 'incident', details: Record<string, string>) =>
    call(router.privacy.saveEntry, { register, title: '营销短信', details }, mei);
  await save('processing', { purpose: '营销', retention: '两年' });
  const { id } = await save('assessment', { necessity: '必要' });
  const incident = await save('incident', { harm: '骚扰电话', measures: '已<停用>' });
  await expect(save('processing', { harm: 'x' })).rejects.toMatchObject({ code: 'FIELD_INVALID' });
  await expect(call(router.privacy.removeEntry, { id }, mei)).rejects.toMatchObject({ code: 'PRIVACY_ENTRY_KEPT' });
  host.time += 1097 * day;
  await call(router.privacy.removeEntry, { id }, mei);
  const notice = (await call(router.privacy.incidentNotice, { id: incident.id, signedBy: '某公司' }, mei)) as File;
  const text = Buffer.from(await notice.arrayBuffer()).toString();
  expect(text).toContain('骚扰电话');
  expect(text).not.toContain('<停用>');
  expect(await call(router.privacy.listEntries, { register: 'processing' }, mei)).toHaveLength(1);
});
