import { z } from 'zod';
import { id, line } from '../../kernel/fields.ts';
import { decidedCategories, retentionActions, retentionMonths } from './retention.model.ts';
import { screenMarkRules } from './screen-mark.model.ts';

/** Where copies of the data may lie. Everything outside the mainland needs a recorded basis (articles 38 to 40). */
export const regions = ['mainland', 'hongKong', 'macao', 'taiwan', 'abroad'] as const;
export type Region = (typeof regions)[number];

export const declaredTarget = z.object({
  /** The backup folder or server address, as it stands in its own settings. */
  target: line(500).min(1),
  region: z.enum(regions),
  /** Why copies may leave the mainland: security assessment, certification, standard contract, exemption. */
  basis: line(500).nullable(),
  recordedBy: id.nullable(),
  /** No copy may go there, whatever else is set: backups refuse it, and a device of this name or id is not served. */
  blocked: z.boolean().optional(),
});
export type DeclaredTarget = z.infer<typeof declaredTarget>;

export const privacySettings = z.object({
  retention: retentionMonths.default({ idleLeads: null, leftContacts: null }),
  /** Destroyed where nothing is said. */
  retentionActions: z.partialRecord(z.enum(decidedCategories), z.enum(retentionActions)).optional(),
  /** Whose time is over goes by itself, every day, where all data lies. Else somebody decides. */
  retentionAuto: z.boolean().optional(),
  /** Persons without a lawful basis are left out of every export. */
  requireBasis: z.boolean(),
  /** Working days until a request is due; the law's own limit of 30 days holds in any case. */
  requestDays: z.number().int().min(1).max(15),
  targets: z.array(declaredTarget).max(50),
  /** Only places that are declared here take copies. */
  requireRegion: z.boolean().optional(),
  /** Nowhere where nothing is said. */
  screenMark: z.enum(screenMarkRules).optional(),
});
export type PrivacySettings = z.infer<typeof privacySettings>;

export const defaultPrivacySettings: PrivacySettings = {
  requireBasis: false,
  requestDays: 15,
  targets: [],
  retention: { idleLeads: null, leftContacts: null },
};

/** The first target outside the mainland that nobody gave a basis for. [S-PI-9] */
export function findUnfounded(targets: readonly DeclaredTarget[]): DeclaredTarget | undefined {
  return targets.find(({ region, basis, blocked }) => region !== 'mainland' && !basis && !blocked);
}

export interface RegionBasisMissing {
  readonly code: 'REGION_BASIS_MISSING';
  readonly target: string;
}
