import { nameKeys } from '../../ledger/name-keys.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { isLoop } from '../people/department.model.ts';
import { findUserRecord, isTaken, listSuperiors } from '../people/people.repository.ts';
import { users } from '../people/people.tables.ts';
import { account as accountText } from '../people/user.model.ts';
import type { ApplyContext } from './apply-context.ts';
import { findPeople } from './find-people.ts';
import type { UserRows } from './import-commands.model.ts';

type Insert = UserRows['inserts'][number];

/**
 * People come in as not yet activated, without roles: nobody can sign in as them before somebody who may gives them a
 * code. Superiors are looked for last, so that a file may name them in any order.
 */
export function applyUserRows(context: ApplyContext, { inserts }: UserRows): void {
  const { tx, applied } = context;
  const made: Insert[] = [];
  for (const insert of inserts) {
    const { row, id, fields } = insert;
    const isKnown = findUserRecord(tx, id) || isTaken(tx, users, 'employee_no', fields.employeeNo, null);
    const account = isKnown ? undefined : freeAccount(tx, fields);
    if (!account) {
      applied.refused.push({ row, code: 'refused' });
      continue;
    }
    addPerson(context, insert, account);
    applied.entries.push(['users', id]);
    applied.inserted++;
    made.push(insert);
  }
  setSuperiors(tx, made);
}

function addPerson({ tx, actor }: ApplyContext, { id, fields }: Insert, account: string): void {
  const { employeeNo, name, mobile = null, email = null, hiredOn = null, department } = fields;
  const { namePinyin, nameInitials } = nameKeys(name);
  const place = departmentNamed(tx, department) ?? { branchId: actor.branchId, deptId: actor.deptId };
  const rights = { roleIds: [], postIds: [], deptIds: [], status: 'inactive' as const };
  tx.insert(users, {
    ...{ id, employeeNo, name, account, mobile, email, hiredOn },
    ...place,
    ...rights,
    ...{ namePinyin, nameInitials },
  });
}

/** The department of that name; a name that two have is nobody's. */
function departmentNamed(tx: WriteTx, name: string | undefined) {
  if (!name) return undefined;
  const found = tx.rows<{ deptId: string; branchId: string | null }>(
    'SELECT id AS "deptId", branch_id AS "branchId" FROM departments WHERE name = ? AND deleted_at IS NULL',
    name,
  );
  return found.length === 1 ? found[0] : undefined;
}

/** The account of the file, or one made of the name; with a number behind it while somebody else has it. */
function freeAccount(tx: WriteTx, { account, name, employeeNo }: Insert['fields']): string | undefined {
  const wanted = [account, nameKeys(name).namePinyin, `u${employeeNo}`].map(plain).find(isAccount);
  if (!wanted) return undefined;
  for (let number = 1; number < 1000; number++) {
    const tried = number === 1 ? wanted : `${wanted.slice(0, 36)}${number}`;
    if (!isTaken(tx, users, 'account', tried, null)) return tried;
  }
  return undefined;
}

const plain = (text: string | undefined) =>
  (text ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, '')
    .slice(0, 40);
const isAccount = (text: string) => accountText.safeParse(text).success;

function setSuperiors(tx: WriteTx, made: readonly Insert[]): void {
  const named = made.filter(({ fields }) => fields.superior !== undefined);
  if (named.length === 0) return;
  const people = findPeople(tx);
  for (const { id, fields } of named) {
    const superiorId = people.owner(fields.superior!);
    if (superiorId && !isLoop(listSuperiors(tx), id, superiorId)) tx.update(users, id, { superiorId });
  }
}
