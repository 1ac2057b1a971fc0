import { expect, test } from 'vitest';
import { editedRights, requestedRights } from '../../src-renderer/features/rights/requested-rights.ts';
import {
  changedParts,
  compareRights,
  type RoleRights,
  rightsOf,
  templateRights,
  withActions,
  withFieldRight,
  withScope,
} from '../../src-renderer/features/rights/role-draft.ts';
import { roleTemplates } from '../../src-shared/features/people/role.model.ts';
import { allActions } from '../../src-shared/features/people/role-actions.model.ts';

const clerk: RoleRights = {
  actions: ['customer.view', 'customer.edit', 'lead.view'],
  dataScope: 'department',
  scopes: {},
  departmentIds: [],
  fieldRights: {},
  exportLimit: null,
  offlineDays: null,
  offlineAllowed: true,
};

test('whoever may do something with a record sees it, and without seeing nothing of the noun stays', () => {
  const given = withActions(clerk, ['lead.assign', 'task.edit'], true);
  expect(given.actions).toEqual([
    'customer.view',
    'customer.edit',
    'lead.view',
    'lead.assign',
    'task.view',
    'task.edit',
  ]);

  expect(withActions(given, ['customer.view'], false).actions).not.toContain('customer.edit');
});

test('taking one right from a role that has all of them names every other one', () => {
  const { actions } = withActions({ ...clerk, actions: ['*'] }, ['backup.manage'], false);

  expect(actions).toEqual(allActions.filter((action) => action !== 'backup.manage'));
});

test('a field that is free again is no longer named, and a hidden one is masked everywhere', () => {
  const hidden = withFieldRight(clerk, 'contact', 'mobile', { access: 'hidden', mask: 'none' });
  expect(hidden.fieldRights).toEqual({ contact: { mobile: { access: 'hidden', mask: 'everywhere' } } });

  expect(withFieldRight(hidden, 'contact', 'mobile', { access: 'edit', mask: 'none' }).fieldRights).toEqual({});
});

test('the summary says what holders gain and what they lose', () => {
  let after = withActions(clerk, ['lead.export'], true);
  after = withActions(after, ['customer.edit'], false);
  after = withScope({ ...after, dataScope: 'own', exportLimit: 100, offlineAllowed: false }, 'lead', 'all');
  after = withFieldRight(after, 'contact', 'mobile', { access: 'edit', mask: 'lists' });

  expect(compareRights(clerk, after).map(({ what, effect }) => `${what} ${effect}`)).toEqual([
    'action loss',
    'action gain',
    'scope loss',
    'scope gain',
    'field loss',
    'exportLimit loss',
    'offline loss',
  ]);
  expect(compareRights(after, clerk).filter(({ effect }) => effect === 'gain')).toHaveLength(5);
});

test('only the parts that differ are sent, each from what it was', () => {
  const after = { ...clerk, dataScope: 'own' as const };

  expect(changedParts(clerk, after)).toEqual({ dataScope: { from: 'department', to: 'own' } });
  expect(changedParts(clerk, rightsOf(clerk))).toEqual({});
});

test('a role as its template has it differs in nothing', () => {
  for (const template of roleTemplates) {
    const rights = templateRights(template)!;
    expect(compareRights(rights, rightsOf(rights))).toEqual([]);
  }
});

test('a frozen change of a role reads as what holders gain and lose, one of a person as roles', () => {
  const after = withActions({ ...clerk, dataScope: 'own' }, ['task.edit'], true);
  const asked = requestedRights('roles.edit', { id: 'r1', changes: changedParts(clerk, after) });

  expect(asked?.what === 'role' ? compareRights(asked.before, asked.after) : asked).toEqual(
    compareRights(clerk, after),
  );
  expect(
    requestedRights('users.edit', { id: 'u1', changes: { roleIds: { from: ['a', 'b'], to: ['b', 'c'] } } }),
  ).toEqual({ what: 'user', id: 'u1', gained: ['c'], lost: ['a'] });
  expect(requestedRights('officers.setLimits', { exportRows: 5 })).toBeUndefined();
});

test('the history of a role tells each right that an edit gave and took, not two lists of codes', () => {
  const edited = editedRights({
    actions: { from: ['customer.view', 'lead.view'], to: ['customer.view', 'customer.export'] },
    scopes: { from: {}, to: { lead: 'own' } },
    name: { from: '销售', to: '营销' },
  })!;

  const told = compareRights(edited.before, edited.after).map((change) =>
    change.what === 'action' ? `${change.effect} ${change.noun}.${change.verb}` : change.what,
  );

  expect(told.toSorted()).toEqual(['gain customer.export', 'loss lead.view', 'scope']);
  expect(editedRights({ name: { from: '销售', to: '营销' } })).toBeUndefined();
});
