import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';
import { scopeFields } from '../../kernel/scope.ts';

/** Tables whose records have a team (相关团队, M1). */
export const teamTables = ['customers', 'leads'] as const;
export type TeamTable = (typeof teamTables)[number];

export const teamAccesses = ['read', 'write'] as const;
export type TeamAccess = (typeof teamAccesses)[number];

/** What of a record its team sees besides the record itself. */
export const teamParts = ['contacts', 'followUps', 'tasks'] as const;
export type TeamPart = (typeof teamParts)[number];

export const teamMember = z.object({
  id,
  recordTable: z.enum(teamTables),
  recordId: id,
  memberId: id,
  access: z.enum(teamAccesses),
  /** The share ends by itself then, on every host; null: until it is taken back. */
  expiresAt: instant.nullable(),
  parts: z.array(z.enum(teamParts)),
  ...scopeFields,
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});

export type TeamMember = z.infer<typeof teamMember>;

/** What a share gives and for how long. */
export interface TeamTerms {
  readonly access: TeamAccess;
  readonly expiresAt: number | null;
  readonly parts: readonly TeamPart[];
}

/** Whether the share holds now. */
export function isShared({ expiresAt, deletedAt }: Pick<TeamMember, 'expiresAt' | 'deletedAt'>, now: number): boolean {
  return deletedAt === null && (expiresAt === null || now < expiresAt);
}

/** The name of the sync bucket with what is shared with a person. */
export function teamBucket(userId: string): string {
  return `team:${userId}`;
}

export interface TeamMemberNotFound {
  readonly code: 'TEAM_MEMBER_NOT_FOUND';
}

export interface RecordNotFound {
  readonly code: 'RECORD_NOT_FOUND';
}
