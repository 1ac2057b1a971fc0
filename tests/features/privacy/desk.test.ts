import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { requestDueAt } from '#shared/features/privacy/request-due.model.ts';
import { workCalendar } from '#shared/kernel/china/work-days.ts';
import { builtInWorkYears } from '#shared/kernel/china/work-years.ts';
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
  const calendar = workCalendar(builtInWorkYears());
  const due = (month: number, date: number, days: number) =>
    localDay(requestDueAt(Date.UTC(2026, month - 1, date, 1), days, calendar));
  expect([due(1, 5, 15), due(1, 5, 1), due(1, 5, 60), due(1, 9, 1)]).toEqual([
    '2026-01-26',
    '2026-01-06',
    '2026-02-04',
    '2026-01-12',
  ]);
  // Before the Spring Festival a Saturday is worked, and nine days are free.
  expect([due(2, 13, 1), due(2, 13, 2)]).toEqual(['2026-02-14', '2026-02-24']);
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

test('[S-PI-5] a wish to be deleted is fulfilled by the destruction, and its certificate stays with the request', async () => {
  const customer = await call(router.customers.create, { name: '上海某公司' }, mei);
  const contact = await call(router.contacts.create, { customerId: customer.id, name: '张伟' }, mei);
  const subject = { subjectTable: 'contacts' as const, subjectId: contact.id };
  const asked = { ...subject, kind: 'delete' as const, requester: '张伟', detail: '请删除' };
  const { id } = await call(router.privacy.createRequest, asked, mei);
  const destroy = () => call(router.privacy.destroyPerson, { ...subject, reason: '本人要求', requestId: id }, mei);
  await expect(destroy()).rejects.toMatchObject({ code: 'PRIVACY_REQUEST_STATE_REFUSED' });
  await call(router.privacy.verifyRequest, { id, note: '核对手机' }, mei);
  await expect(call(router.privacy.completeRequest, { id, outcome: '已删' }, mei)).rejects.toMatchObject({
    code: 'PRIVACY_REQUEST_NEEDS_DESTRUCTION',
  });

  const destruction = await destroy();

  const { rows } = await call(router.privacy.listRequests, undefined, mei);
  const gone = { requester: null, detail: null, identityNote: null, subjectName: null };
  expect(rows).toMatchObject([{ ...gone, id, state: 'done', destructionId: destruction.id }]);
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
