import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';

export const branchKinds = ['headquarters', 'company', 'office', 'store'] as const;
export const branchStatuses = ['active', 'closed'] as const;

/** What an administrator fills in for a branch (M1). `code` appears in numbers of documents and is unique. */
export const branchFields = {
  code: line(20).min(1),
  name: line(100).min(1),
  kind: z.enum(branchKinds),
  parentId: id.nullable(),
  region: line(100).nullable(),
  address: line(300).nullable(),
  managerId: id.nullable(),
  status: z.enum(branchStatuses),
};

export const branch = z.object({
  id,
  ...branchFields,
  /** Where a closed branch's departments, people and records went. */
  successorId: id.nullable(),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});

export type Branch = z.infer<typeof branch>;

export const newBranch = z.object({
  id: id.optional(),
  code: branchFields.code,
  name: branchFields.name,
  ...z.object(branchFields).omit({ code: true, name: true }).partial().shape,
});
export type NewBranch = z.infer<typeof newBranch>;

export interface BranchNotFound {
  readonly code: 'BRANCH_NOT_FOUND';
}

/** Something belongs to it still; closing asks where that goes. */
export interface BranchHasRecords {
  readonly code: 'BRANCH_HAS_RECORDS';
  readonly departments: number;
  readonly users: number;
  readonly records: number;
}

export interface BranchCodeTaken {
  readonly code: 'BRANCH_CODE_TAKEN';
}
