import type { DeclaredTarget, PrivacySettings, Region } from './privacy-settings.model.ts';

export const placeProblems = ['blocked', 'undeclared'] as const;
export type PlaceProblem = (typeof placeProblems)[number];

/** What the company declared of a place: itself, or a folder it lies in. A port says nothing of where a server is. */
export function declarationOf(targets: readonly DeclaredTarget[], address: string): DeclaredTarget | undefined {
  const asked = plain(address);
  return targets
    .filter(({ target }) => asked === plain(target) || asked.startsWith(`${plain(target)}/`))
    .toSorted((one, other) => other.target.length - one.target.length)[0];
}

/** Why a copy may not go there; undefined where it may. [S-PI-9] */
export function findPlaceProblem(
  { targets, requireRegion }: Pick<PrivacySettings, 'targets' | 'requireRegion'>,
  address: string,
): PlaceProblem | undefined {
  const declared = declarationOf(targets, address);
  if (declared) return declared.blocked ? 'blocked' : undefined;
  return requireRegion ? 'undeclared' : undefined;
}

/** The region outside the mainland where an address lies by the company's own word; null inside, or unknown. */
export function regionAbroad(targets: readonly DeclaredTarget[], address: string): Exclude<Region, 'mainland'> | null {
  const region = declarationOf(targets, address)?.region ?? 'mainland';
  return region === 'mainland' ? null : region;
}

function plain(address: string): string {
  return address
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/:\d{1,5}$/, '')
    .replaceAll('\\', '/')
    .replace(/(.)\/+$/, '$1')
    .toLowerCase();
}

/**
 * What the rule of 2024-03-22 asks for by the persons since 1 January: nothing; a standard contract or certification;
 * a security assessment. Sensitive data is never below the second step.
 */
export const transferTiers = ['none', 'exempt', 'contract', 'assessment'] as const;
export type TransferTier = (typeof transferTiers)[number];

export function tierOf({ persons, sensitive }: { readonly persons: number; readonly sensitive: number }): TransferTier {
  if (persons === 0) return 'none';
  if (persons >= 1_000_000 || sensitive >= 10_000) return 'assessment';
  return persons >= 100_000 || sensitive > 0 ? 'contract' : 'exempt';
}
