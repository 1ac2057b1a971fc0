import { z } from 'zod';
import { instant } from '../../kernel/fields.ts';

/** What records are about, for filters and words. */
export const auditCategories = [
  'write',
  'signIn',
  'view',
  'exit',
  'rights',
  'device',
  'backup',
  'sync',
  'settings',
  'alert',
  'audit',
] as const;
export type AuditCategory = (typeof auditCategories)[number];

const beginnings: readonly (readonly [RegExp, AuditCategory])[] = [
  [/^(users|roles|posts|delegations|teams|handovers?|accessReviews?|officers|approvals)\.|^denied$/, 'rights'],
  [/^(alerts?|watching)\./, 'alert'],
  [
    /^(auth|account|accounts|unlock|recover|desktop\.(lock|switchPerson|changePassword|signOut|recover))(\.|$)/,
    'signIn',
  ],
  [/^(view|search|reveal|seeAs|see-as)(\.|$)/, 'view'],
  [/^(export|print|clipboard|exports)(\.|$)/, 'exit'],
  [/^(device|devices|enrolCode|enrolCodes|server\.mismatch)(\.|$)/, 'device'],
  [/^(backup|backups|server\.restored|desktop\.restore)(\.|$)/, 'backup'],
  [/^sync\./, 'sync'],
  [/^(settings|desktop\.machineSettings|authority|keys?|posture)(\.|$)/, 'settings'],
  [/^audit\./, 'audit'],
];

/** Everything that fits nowhere else and came through a command is a write. */
export function auditCategoryOf(kind: string, procedure: string | null): AuditCategory {
  const name = kind === 'command' ? (procedure ?? '') : kind;
  const known = beginnings.find(([beginning]) => beginning.test(name));
  return known ? known[1] : kind === 'command' ? 'write' : 'settings';
}

export const auditFilter = z.object({
  actorId: z.string().max(80).optional(),
  deviceId: z.string().max(80).optional(),
  category: z.enum(auditCategories).optional(),
  /** One record's own acts; or the number of an export or a print, as it stands in the file. [S-PI-10] */
  recordId: z.string().max(80).optional(),
  from: instant.optional(),
  to: instant.optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditEntry = z.object({
  seq: z.number().int(),
  at: instant,
  recordedAt: instant,
  kind: z.string(),
  procedure: z.string().nullable(),
  category: z.enum(auditCategories),
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  deviceId: z.string().nullable(),
  outcome: z.enum(['done', 'refused']),
  details: z.record(z.string(), z.json()),
  /** The first of the rows it changed; values as the reader may see them. */
  changes: z.array(
    z.object({
      table: z.string(),
      id: z.string(),
      operation: z.enum(['insert', 'update', 'remove']),
      fields: z.array(z.object({ field: z.string(), from: z.json(), to: z.json() })),
    }),
  ),
  changeCount: z.number().int(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditExportFormats = ['json', 'csv'] as const;
/** Records of one file; an older stretch is exported by its time. */
export const mostExported = 500_000;
