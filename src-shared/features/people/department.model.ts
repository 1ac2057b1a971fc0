import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';

/** What an administrator fills in for a department (M1). A department lies in one branch. */
export const departmentFields = {
  name: line(100).min(1),
  parentId: id.nullable(),
  branchId: id,
  leaderId: id.nullable(),
  sort: z.number().int().min(0).max(1_000_000),
};

export const department = z.object({
  id,
  ...departmentFields,
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});

export type Department = z.infer<typeof department>;

export const newDepartment = z.object({
  id: id.optional(),
  name: departmentFields.name,
  branchId: departmentFields.branchId,
  ...z.object(departmentFields).omit({ name: true, branchId: true }).partial().shape,
});
export type NewDepartment = z.infer<typeof newDepartment>;

interface Node {
  readonly id: string;
  readonly parentId: string | null;
}

/** The department and everything below it. A loop in the tree ends the walk instead of hanging it. */
export function departmentAndBelow(departments: readonly Node[], rootId: string): string[] {
  const childrenById = new Map<string, string[]>();
  for (const each of departments) {
    if (each.parentId === null) continue;
    const siblings = childrenById.get(each.parentId);
    if (siblings) siblings.push(each.id);
    else childrenById.set(each.parentId, [each.id]);
  }
  const found = new Set([rootId]);
  for (const next of found) for (const child of childrenById.get(next) ?? []) found.add(child);
  return [...found];
}

/** Whether `parentId` lies at or below `ownId`, so that hanging the one under the other would close a loop. */
export function isLoop(nodes: readonly Node[], ownId: string, parentId: string | null): boolean {
  return parentId !== null && departmentAndBelow(nodes, ownId).includes(parentId);
}

export interface DepartmentLoop {
  readonly code: 'DEPARTMENT_LOOP';
}

export interface DepartmentNotFound {
  readonly code: 'DEPARTMENT_NOT_FOUND';
}
