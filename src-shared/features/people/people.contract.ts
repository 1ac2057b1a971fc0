import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { query } from '../../kernel/procedure.ts';
import { dataScopes } from '../../kernel/scope.ts';
import { branchKinds, branchStatuses } from './branch.model.ts';
import { userStatuses } from './user.model.ts';

export const directoryEntry = z.object({
  id,
  name: z.string(),
  account: z.string(),
  branchId: id.nullable(),
  branchName: z.string().nullable(),
  deptId: id.nullable(),
  deptName: z.string().nullable(),
  status: z.enum(userStatuses),
});
export type DirectoryEntry = z.infer<typeof directoryEntry>;

/** Everyone's name and place, for pickers and for showing who did what; open to every signed-in person. */
const directory = query
  .route({ method: 'GET', path: '/people/directory' })
  .input(
    z.object({
      /** Name, pinyin, initials or account. */
      text: z.string().max(100).optional(),
      branchId: id.optional(),
      deptId: id.optional(),
      /** Also those who have left, so that old records keep their names. */
      includeDisabled: z.boolean().default(false),
    }),
  )
  .output(z.array(directoryEntry));

/** Who is asking, and what they may do: the screen hides what would be refused. */
const me = query.route({ method: 'GET', path: '/people/me' }).output(
  z.object({
    id,
    account: z.string(),
    name: z.string(),
    branchId: id.nullable(),
    branchName: z.string().nullable(),
    deptId: id.nullable(),
    deptName: z.string().nullable(),
    roleNames: z.array(z.string()),
    dataScope: z.enum(dataScopes),
    /** `['*']` grants everything. */
    actions: z.array(z.string()),
  }),
);

/** The organisation tree in one answer (组织架构树): who stands where, and who answers to whom. */
const organisation = query.route({ method: 'GET', path: '/people/organisation' }).output(
  z.object({
    branches: z.array(
      z.object({
        id,
        code: z.string(),
        name: z.string(),
        kind: z.enum(branchKinds),
        parentId: id.nullable(),
        managerId: id.nullable(),
        managerName: z.string().nullable(),
        status: z.enum(branchStatuses),
      }),
    ),
    departments: z.array(
      z.object({
        id,
        name: z.string(),
        parentId: id.nullable(),
        branchId: id,
        leaderId: id.nullable(),
        leaderName: z.string().nullable(),
        sort: z.number().int(),
      }),
    ),
    posts: z.array(z.object({ id, name: z.string(), deptId: id.nullable() })),
    people: z.array(
      z.object({
        id,
        name: z.string(),
        branchId: id.nullable(),
        deptId: id.nullable(),
        deptIds: z.array(id),
        postIds: z.array(id),
        superiorId: id.nullable(),
        status: z.enum(userStatuses),
      }),
    ),
  }),
);

export const peopleContract = { directory, me, organisation };
