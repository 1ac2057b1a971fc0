import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { branchesContract } from './branches.contract.ts';
import { closeBranch } from './close-branch.ts';
import { createUser } from './create-user.ts';
import { departmentsContract } from './departments.contract.ts';
import { editUser } from './edit-user.ts';
import { moveDepartment } from './move-department.ts';
import { releaseUser } from './release-user.ts';
import { removeBranch, restoreBranch } from './remove-branch.ts';
import { removeDepartment, restoreDepartment } from './remove-department.ts';
import { removeRole, restoreRole } from './remove-role.ts';
import { removeUser, restoreUser } from './remove-user.ts';
import { rolesContract } from './roles.contract.ts';
import { createBranch, editBranch } from './save-branch.ts';
import { createDepartment, editDepartment } from './save-department.ts';
import { createRole, editRole } from './save-role.ts';
import { setUserStatus } from './set-user-status.ts';
import { settleDepartments } from './settle-departments.ts';
import { usersContract } from './users.contract.ts';

export const peopleCommands = {
  'branches.create': defineCommand(inputOf(branchesContract.create), createBranch),
  'branches.edit': defineCommand(inputOf(branchesContract.edit), editBranch),
  'branches.close': defineCommand(inputOf(branchesContract.close), closeBranch),
  'branches.remove': defineCommand(inputOf(branchesContract.remove), removeBranch),
  'branches.restore': defineCommand(inputOf(branchesContract.restore), restoreBranch),
  'departments.create': defineCommand(inputOf(departmentsContract.create), createDepartment),
  'departments.edit': defineCommand(inputOf(departmentsContract.edit), editDepartment),
  'departments.move': defineCommand(inputOf(departmentsContract.move), moveDepartment),
  'departments.settle': defineCommand(inputOf(departmentsContract.settle), settleDepartments),
  'departments.remove': defineCommand(inputOf(departmentsContract.remove), removeDepartment),
  'departments.restore': defineCommand(inputOf(departmentsContract.restore), restoreDepartment),
  'roles.create': defineCommand(inputOf(rolesContract.create), createRole),
  'roles.edit': defineCommand(inputOf(rolesContract.edit), editRole),
  'roles.remove': defineCommand(inputOf(rolesContract.remove), removeRole),
  'roles.restore': defineCommand(inputOf(rolesContract.restore), restoreRole),
  'users.create': defineCommand(inputOf(usersContract.create), createUser),
  'users.edit': defineCommand(inputOf(usersContract.edit), editUser),
  'users.release': defineCommand(inputOf(usersContract.release), releaseUser),
  'users.setStatus': defineCommand(inputOf(usersContract.setStatus), setUserStatus),
  'users.remove': defineCommand(inputOf(usersContract.remove), removeUser),
  'users.restore': defineCommand(inputOf(usersContract.restore), restoreUser),
};
