import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import { pinyinColumns } from '../../kernel/search/pinyin.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { branches, departments, roles, users } from '../people/people.tables.ts';
import { type RoleTemplate, roleTemplates } from '../people/role.model.ts';
import { templateContents } from '../people/role-templates.model.ts';
import { type Founding, founder } from './company.model.ts';

export interface CompanyFounded {
  readonly code: 'COMPANY_FOUNDED';
}

/** The first command of an empty database: headquarters, a department, the six roles, and the first administrator. */
export function foundCompany(tx: WriteTx, actor: Actor, input: Founding): Result<Founding, CompanyFounded> {
  const someone = tx.row<{ id: string }>('SELECT id FROM users LIMIT 1');
  if (actor.userId !== founder.userId || someone) return refuse({ code: 'COMPANY_FOUNDED' });

  const deptId = tx.newId();
  tx.insert(branches, {
    id: input.branchId,
    code: 'HQ',
    name: input.branchName,
    kind: 'headquarters',
    managerId: input.userId,
    status: 'active',
  });
  tx.insert(departments, { id: deptId, name: input.branchName, branchId: input.branchId, leaderId: input.userId });
  const roleIds = addRoles(tx);
  tx.insert(users, {
    id: input.userId,
    name: input.userName,
    account: input.account,
    branchId: input.branchId,
    deptId,
    roleIds: [roleIds.administrator],
    status: 'active',
    ...pinyinColumns(input.userName, { person: true }),
  });
  return ok(input);
}

function addRoles(tx: WriteTx): Record<RoleTemplate, string> {
  const ids = {} as Record<RoleTemplate, string>;
  for (const template of roleTemplates) {
    ids[template] = tx.newId();
    const { name, actions, dataScope, scopes = {}, fieldRights = {}, exportLimit } = templateContents[template];
    const rights = { actions: [...actions], dataScope, scopes: { ...scopes }, fieldRights: { ...fieldRights } };
    tx.insert(roles, { id: ids[template], name, template, ...rights, exportLimit: exportLimit ?? null });
  }
  return ids;
}
