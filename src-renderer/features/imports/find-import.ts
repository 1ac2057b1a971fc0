import type { ImportJob } from '#shared/features/imports/import.model.ts';
import type { ImportPreview } from '#shared/features/imports/imports.contract.ts';
import { api } from '../../api/client.ts';
import { refusalOf } from '../../api/explain.ts';
import { knownPreview, rememberOpen } from './import-runs.ts';

/** What stands behind an address: a file being prepared, one that runs, one that ended, or nothing any more. */
export type FoundImport =
  | { readonly kind: 'open'; readonly preview: ImportPreview }
  | { readonly kind: 'running'; readonly done: number; readonly total: number; readonly cancelling: boolean }
  | { readonly kind: 'ended'; readonly job: ImportJob }
  | { readonly kind: 'gone' };

/** Configuring nothing answers the preview as it is: that is how a wizard is resumed. */
export async function findOpenImport(importId: string): Promise<ImportPreview | undefined> {
  const known = knownPreview(importId);
  if (known) return known;
  try {
    const preview = await api.imports.configure({ importId });
    rememberOpen(preview);
    return preview;
  } catch (error) {
    if (refusalOf(error)) return undefined;
    throw error;
  }
}

export async function findImport(importId: string): Promise<FoundImport> {
  try {
    const { state, done, total } = await api.imports.status({ importId });
    if (state === 'running' || state === 'cancelling') {
      return { kind: 'running', done, total, cancelling: state === 'cancelling' };
    }
    if (state !== 'done') {
      const preview = await findOpenImport(importId);
      if (preview) return { kind: 'open', preview };
    }
  } catch (error) {
    if (!refusalOf(error)) throw error;
  }
  for (let offset = 0; ; offset += 200) {
    const { rows, total } = await api.imports.list({ offset, limit: 200 });
    const job = rows.find((row) => row.id === importId);
    if (job) return { kind: 'ended', job };
    if (offset + rows.length >= total || rows.length === 0) return { kind: 'gone' };
  }
}
