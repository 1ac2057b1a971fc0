import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { branchesContract } from './branches.contract.ts';
import { departmentsContract } from './departments.contract.ts';
import { findDirectory, findMe } from './find-directory.ts';
import { findOrganisation } from './find-organisation.ts';
import {
  branchRows,
  departmentRows,
  listBranches,
  listDepartments,
  listRoles,
  listUsers,
  roleRows,
  userRows,
} from './list-people.ts';
import { peopleCommands } from './people.commands.ts';
import { peopleContract } from './people.contract.ts';
import { permitView } from './people.policy.ts';
import { findBranchRecord, findDepartmentRecord, findRoleRecord, findUserRecord } from './people.repository.ts';
import { rolesContract } from './roles.contract.ts';
import { usersContract } from './users.contract.ts';

const people = implement(peopleContract).$context<Session>();
const branches = implement(branchesContract).$context<Session>();
const departments = implement(departmentsContract).$context<Session>();
const roles = implement(rolesContract).$context<Session>();
const users = implement(usersContract).$context<Session>();

const nothing = { rows: [], total: 0 };

export const peopleRouter = {
  directory: people.directory.handler(({ input, context: { app } }) => findDirectory(app.db, input)),
  organisation: people.organisation.handler(({ context: { app, actor } }) =>
    permitView(actor, 'department')
      ? findOrganisation(app.db)
      : { branches: [], departments: [], posts: [], people: [] },
  ),
  me: people.me.handler(({ context: { app, actor } }) => findMe(app.db, actor)),
};

export const branchesRouter = {
  list: branches.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor, 'branch') ? listBranches(app.db, actor, input) : nothing,
  ),
  get: branches.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor, 'branch') ? findBranchRecord(app.db, input.id) : undefined;
    if (!found) throw errors.BRANCH_NOT_FOUND();
    return branchRows(app.db, [found])[0]!;
  }),
  create: branches.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'branches.create', input), errors),
  ),
  edit: branches.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'branches.edit', input), errors),
  ),
  close: branches.close.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'branches.close', input), errors),
  ),
  remove: branches.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'branches.remove', input), errors),
  ),
  restore: branches.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'branches.restore', input), errors),
  ),
};

export const departmentsRouter = {
  list: departments.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor, 'department') ? listDepartments(app.db, actor, input) : nothing,
  ),
  get: departments.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor, 'department') ? findDepartmentRecord(app.db, input.id) : undefined;
    if (!found) throw errors.DEPARTMENT_NOT_FOUND();
    return departmentRows(app.db, [found])[0]!;
  }),
  create: departments.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'departments.create', input), errors),
  ),
  edit: departments.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'departments.edit', input), errors),
  ),
  move: departments.move.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'departments.move', input), errors),
  ),
  settle: departments.settle.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'departments.settle', input), errors),
  ),
  remove: departments.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'departments.remove', input), errors),
  ),
  restore: departments.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'departments.restore', input), errors),
  ),
};

export const rolesRouter = {
  list: roles.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor, 'role') ? listRoles(app.db, actor, input) : nothing,
  ),
  get: roles.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor, 'role') ? findRoleRecord(app.db, input.id) : undefined;
    if (!found) throw errors.ROLE_NOT_FOUND();
    return roleRows(app.db, [found])[0]!;
  }),
  create: roles.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'roles.create', input), errors),
  ),
  edit: roles.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'roles.edit', input), errors),
  ),
  remove: roles.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'roles.remove', input), errors),
  ),
  restore: roles.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'roles.restore', input), errors),
  ),
};

export const usersRouter = {
  list: users.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor, 'user') ? listUsers(app.db, actor, input) : nothing,
  ),
  get: users.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitView(actor, 'user') ? findUserRecord(app.db, input.id) : undefined;
    if (!found) throw errors.USER_NOT_FOUND();
    return userRows(app.db, [found])[0]!;
  }),
  create: users.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'users.create', input), errors),
  ),
  edit: users.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'users.edit', input), errors),
  ),
  release: users.release.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'users.release', input), errors),
  ),
  setStatus: users.setStatus.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'users.setStatus', input), errors),
  ),
  remove: users.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'users.remove', input), errors),
  ),
  restore: users.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, peopleCommands, 'users.restore', input), errors),
  ),
};
