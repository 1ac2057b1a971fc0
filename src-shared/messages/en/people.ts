import { type Message, m } from '../message.ts';
import type { people as zhCN } from '../zh-CN/people.ts';

export const people: Readonly<Record<keyof typeof zhCN, Message>> = {
  EMPLOYEE_NO_TAKEN: m(
    'Staff number taken',
    'Somebody else has this staff number.',
    'Choose another one, or look up who has it.',
  ),
  USER_NOT_FOUND: m(
    'Person not found',
    'The person may have been deleted.',
    'Refresh the list; the recycle bin may still have them.',
  ),
  USER_HAS_OPEN_RECORDS: m(
    'There is open work',
    '{{customers}} customers, {{leads}} leads, {{tasks}} tasks, {{documents}} open documents and {{duties}} duties (departments, branches or people they lead) are still theirs.',
    'Hand them over to colleagues first; in a hurry, lock the person at once.',
  ),
  USER_TRANSITION_REFUSED: m(
    'Status cannot change this way',
    'The chosen status does not follow from the present one.',
    'Go step by step, for example “leaving” before “disabled”.',
  ),
  BRANCH_NOT_FOUND: m('Branch not found', 'It may have been deleted.', 'Refresh the list.'),
  BRANCH_CODE_TAKEN: m('Code taken', 'Another branch has this code.', 'Choose another code.'),
  BRANCH_LOOP: m('Wrong parent', 'A branch cannot belong to itself or to one below it.', 'Choose another parent.'),
  DEPARTMENT_NOT_FOUND: m(
    'Department not found',
    'It may have been deleted.',
    'Refresh the list and choose another one.',
  ),
  DEPARTMENT_LOOP: m(
    'Wrong parent',
    'A department cannot belong to itself or to one below it.',
    'Choose another parent.',
  ),
  ROLE_NOT_FOUND: m('Role not found', 'It may have been deleted.', 'Refresh the list.'),
  POST_NOT_FOUND: m('Post not found', 'It may have been deleted.', 'Refresh the list and choose another one.'),
  POST_NAME_TAKEN: m('Post name taken', 'The department has a post of this name.', 'Choose another name.'),
  DELEGATION_NOT_FOUND: m('Delegation not found', 'It may have been deleted.', 'Refresh the list.'),
  DELEGATION_CHAIN: m(
    'They cannot stand in',
    '“{{name}}” has given their own work to somebody else at that time, and delegations do not chain.',
    'Choose another colleague or another time.',
  ),
  DELEGATION_TOO_WIDE: m(
    'More than the giver has',
    'The giver has no rights in: {{modules}}.',
    'Leave these modules out and save again.',
  ),
  TEAM_MEMBER_NOT_FOUND: m(
    'Not in this team',
    'They may just have been taken out, or the record was deleted.',
    'Refresh the page.',
  ),
  HANDOVER_NOT_FOUND: m('Hand-over not found', 'It may have been deleted.', 'Refresh the page and begin anew.'),
  HANDOVER_RUNNING: m(
    'A hand-over is running',
    'This person’s work is being handed over, and there is one hand-over at a time.',
    'Open the running one to go on or to stop it.',
  ),
  HANDOVER_OVER: m('This hand-over is over', 'It is finished or was stopped.', 'Begin another one if need be.'),
  SUCCESSOR_UNFIT: m(
    'They cannot take this over',
    '“{{name}}” is not active, or is the very person.',
    'Choose an active colleague.',
  ),
  BRANCH_HAS_RECORDS: m(
    'This branch cannot be closed yet',
    '{{departments}} departments, {{users}} people and {{records}} records belong to it.',
    'Choose the branch that takes them when closing.',
  ),
  REVIEW_NOT_FOUND: m('Review not found', 'It may have been deleted.', 'Refresh the list.'),
  REVIEW_RUNNING: m('A review is running', 'A department has one review at a time.', 'Open the running one.'),
  REVIEW_CLOSED: m('This review is closed', 'Its result is kept as it is.', 'Begin another one if need be.'),
  REVIEW_PENDING: m(
    'People are undecided',
    '{{count}} people have no decision yet.',
    'Confirm or take away for each, then close.',
  ),
  REVIEW_OWN: m('Not your own rights', 'Somebody else has to confirm them.', 'Ask another administrator.'),
  ROLE_NAME_TAKEN: m('Role name taken', 'A role of this name exists.', 'Choose another name.'),
  IN_USE: m('Still in use', 'Other records still refer to it.', 'Change or move those records first, then delete.'),
};
