import { expect, test } from 'vitest';
import { coverRecord, type FieldRights, mayEditField } from '#shared/kernel/rights/field-rights.ts';
import { type Grant, joinGrants } from '#shared/kernel/rights/join-grants.ts';
import { type DataScope, isInEditScope, isInScope } from '#shared/kernel/scope.ts';

const person = { userId: 'mei', account: 'mei', name: '李梅', branchId: 'north', deptId: 'sales' };
const organisation = { departmentsBelow: (id: string) => [id, `${id}-2`], reportsOf: () => ['lin', 'wang'] };

function grant(actions: string[], dataScope: DataScope, more: Partial<Grant> = {}): Grant {
  return {
    source: { kind: 'role', id: 'r', name: '角色' },
    actions,
    dataScope,
    scopes: {},
    departmentIds: [],
    fieldRights: {},
    exportLimit: null,
    offlineAllowed: true,
    offlineDays: null,
    place: { userId: 'mei', branchId: 'north', deptIds: ['sales'] },
    ...more,
  };
}

const at = (branchId: string | null, deptId: string | null, ownerId: string | null) => ({ branchId, deptId, ownerId });
const theirs = at('south', 'repair', 'zhao');

test('[S-V8] a role widens what it gives rights on, and nothing else', () => {
  const actor = joinGrants(person, [grant(['user.edit'], 'all'), grant(['customer.view'], 'own')], organisation);

  expect(isInScope(actor, 'customer', theirs)).toBe(false);
  expect(isInScope(actor, 'customer', at('south', null, 'mei'))).toBe(true);
});

test('[S-V8] a scope for one noun stands beside the usual one', () => {
  const actor = joinGrants(person, [grant(['*'], 'own', { scopes: { customer: 'all' } })], organisation);

  expect(isInScope(actor, 'customer', theirs)).toBe(true);
  expect(isInScope(actor, 'lead', theirs)).toBe(false);
});

test('[S-V8] reports of any level and named departments are within reach', () => {
  const actor = joinGrants(
    person,
    [grant(['lead.view'], 'ownAndReports'), grant(['lead.view'], 'departments', { departmentIds: ['repair'] })],
    organisation,
  );

  expect(isInScope(actor, 'lead', at(null, null, 'wang'))).toBe(true);
  expect(isInScope(actor, 'lead', theirs)).toBe(true);
  expect(isInScope(actor, 'lead', at('north', 'sales', 'zhao'))).toBe(false);
});

test('[S-V8] a record shared to be read is seen and not changed', () => {
  const shares = { customer: { ids: ['c1', 'c2'], editIds: ['c2'] } };
  const actor = joinGrants(person, [grant(['customer.view'], 'own')], organisation, shares);

  expect(isInScope(actor, 'customer', { id: 'c1', ...theirs })).toBe(true);
  expect(isInEditScope(actor, 'customer', { id: 'c1', ...theirs })).toBe(false);
  expect(isInEditScope(actor, 'customer', { id: 'c2', ...theirs })).toBe(true);
});

const masked: FieldRights = {
  contact: { mobile: { access: 'read', mask: 'everywhere' }, birthday: { access: 'hidden', mask: 'everywhere' } },
};
const contact = { name: '赵敏', mobile: '13812348000', mobileNorm: '13812348000', birthday: '1990-05-06' };

test('[S-PI-7] a masked field keeps what lets people talk about it, a hidden one nothing', () => {
  const actor = joinGrants(person, [grant(['contact.view'], 'all', { fieldRights: masked })], organisation);

  expect(coverRecord(actor.fields, 'contact', contact, 'page')).toEqual({
    name: '赵敏',
    mobile: '138****8000',
    mobileNorm: null,
    birthday: null,
  });
  expect(mayEditField(actor.fields, 'contact', 'mobile')).toBe(false);
  expect(mayEditField(actor.fields, 'contact', 'title')).toBe(true);
});

test('[S-PI-7] the more permitting of two roles wins, if it lets its holder see such records', () => {
  const whole = grant(['contact.view'], 'own');
  const other = grant(['lead.view'], 'own');
  const restricted = grant(['contact.view'], 'all', { fieldRights: masked });
  const fieldsOf = (...grants: Grant[]) => joinGrants(person, grants, organisation).fields.contact;

  expect(fieldsOf(restricted, whole)).toBeUndefined();
  expect(fieldsOf(restricted, other)?.mobile).toEqual({ access: 'read', mask: 'everywhere' });
});

test('what is masked in lists is whole on the page', () => {
  const fieldRights: FieldRights = { contact: { mobile: { access: 'edit', mask: 'lists' } } };
  const { fields } = joinGrants(person, [grant(['*'], 'all', { fieldRights })], organisation);

  expect(coverRecord(fields, 'contact', contact, 'list').mobile).toBe('138****8000');
  expect(coverRecord(fields, 'contact', contact, 'page').mobile).toBe('13812348000');
});

test('[S-ENR-3] one role that forbids offline work is enough, and of several times the shortest counts', () => {
  const roles = [grant(['customer.view'], 'own', { offlineDays: 14 }), grant(['lead.view'], 'own', { offlineDays: 7 })];
  const free = joinGrants(person, [...roles, grant(['task.view'], 'own')], organisation);
  const bound = joinGrants(person, [...roles, grant(['task.view'], 'own', { offlineAllowed: false })], organisation);

  expect([free.offlineAllowed, free.offlineDays]).toEqual([true, 7]);
  expect(bound.offlineAllowed).toBe(false);
});
