import type { BackupCopy, BackupPlaceKind, BackupSet, BackupStatus } from '../features/backups/backups.model.ts';
import { Fault, isFault } from '../kernel/fault.ts';
import type { KnownSet } from './backup-ledger.ts';
import { type BackupTarget, containerEnd, idOfName, manifestEnd, type StoredFile } from './backup-target.ts';
import { type Manifest, readManifest, type SignedManifest } from './manifest.ts';

/** A set as it lies in one place. */
export interface PlacedSet {
  readonly target: BackupTarget;
  readonly base: string;
  /** Missing where the container was stored and its manifest was not, or where it is not whole. */
  readonly signed: SignedManifest | undefined;
  readonly status: BackupStatus;
  readonly verifiedAt: number | null;
  readonly bytes: number;
  readonly own: boolean;
}

export interface ListedSets {
  readonly sets: readonly BackupSet[];
  readonly placed: ReadonlyMap<string, readonly PlacedSet[]>;
  readonly unreachable: readonly { readonly place: BackupPlaceKind; readonly code: string }[];
}

/** Every set of every place, newest first. Without `trusted` the manifests vouch for themselves (a foreign folder). */
export async function listSets(
  targets: readonly BackupTarget[],
  known: readonly KnownSet[],
  trusted: string | undefined,
  signal?: AbortSignal,
): Promise<ListedSets> {
  const knownById = new Map(known.map((set) => [set.id, set]));
  const placed = new Map<string, PlacedSet[]>();
  const unreachable: { place: BackupPlaceKind; code: string }[] = [];
  for (const target of targets) {
    try {
      for (const one of await listPlace(target, knownById, trusted, signal)) {
        const id = idOfName(one.base);
        placed.set(id, [...(placed.get(id) ?? []), one]);
      }
    } catch (error) {
      if (!isFault(error) || error.code === 'CANCELLED') throw error;
      unreachable.push({ place: target.place, code: error.code });
    }
  }
  const sets = [...placed].flatMap(([id, copies]) => toSet(id, copies));
  return { sets: sets.sort(newestFirst), placed, unreachable };
}

async function listPlace(
  target: BackupTarget,
  known: ReadonlyMap<string, KnownSet>,
  trusted: string | undefined,
  signal?: AbortSignal,
): Promise<PlacedSet[]> {
  const files = new Map((await target.list(signal)).map((file) => [file.name, file]));
  const containers = [...files.values()].filter((file) => file.name.endsWith(containerEnd));
  const found: PlacedSet[] = [];
  for (const container of containers) {
    const base = container.name.slice(0, -containerEnd.length);
    const manifestFile = files.get(`${base}${manifestEnd}`);
    found.push(await placeSet(target, base, container, manifestFile, known.get(idOfName(base)), trusted, signal));
  }
  return found;
}

async function placeSet(
  target: BackupTarget,
  base: string,
  container: StoredFile,
  manifestFile: StoredFile | undefined,
  known: KnownSet | undefined,
  trusted: string | undefined,
  signal?: AbortSignal,
): Promise<PlacedSet> {
  const own = container.own !== false;
  const nothing = { target, base, bytes: container.bytes, signed: undefined, verifiedAt: null, own };
  if (!manifestFile) return { ...nothing, status: 'incomplete' };
  const signed = readOrUndefined(await target.read(manifestFile.name, signal), own ? trusted : undefined);
  if (!signed || !agrees(signed, base, container, known)) return { ...nothing, signed, status: 'damaged' };
  const verifiedAt = known?.verified[target.place] ?? null;
  const damagedAt = known?.damaged[target.place] ?? null;
  if (damagedAt !== null && damagedAt > (verifiedAt ?? 0)) return { ...nothing, signed, status: 'damaged' };
  return { ...nothing, signed, verifiedAt, status: verifiedAt === null ? 'stored' : 'verified' };
}

function readOrUndefined(bytes: Buffer, trusted: string | undefined): SignedManifest | undefined {
  try {
    return readManifest(bytes, trusted);
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

/** A manifest under another set's name, of another size, or not the one that was written is not this set's. */
function agrees(signed: SignedManifest, base: string, container: StoredFile, known: KnownSet | undefined): boolean {
  const { manifest } = signed;
  const names = manifest.container.name === container.name && manifest.id === idOfName(base);
  return names && manifest.container.bytes === container.bytes && (!known || known.manifestHash === signed.hash);
}

const order: readonly BackupStatus[] = ['verified', 'stored', 'damaged', 'incomplete'];

function toSet(id: string, copies: readonly PlacedSet[]): BackupSet[] {
  const best = [...copies].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status))[0]!;
  const content = copies.find((one) => one.signed)?.signed?.manifest;
  const times = copies.map((one) => one.verifiedAt).filter((at) => at !== null);
  return [
    {
      id,
      createdAt: content?.createdAt ?? momentOf(best.base),
      kind: content?.kind ?? 'manual',
      bytes: best.bytes,
      rows: content ? countRows(content) : 0,
      appVersion: content?.appVersion ?? '',
      status: best.status,
      verifiedAt: times.length > 0 ? Math.max(...times) : null,
      copies: copies.map(
        (one): BackupCopy => ({ place: one.target.place, status: one.status, verifiedAt: one.verifiedAt }),
      ),
      own: best.own,
    },
  ];
}

function countRows(content: Manifest): number {
  return Object.values(content.facts.tables).reduce((sum, rows) => sum + rows, 0);
}

/** `outpost-20261122T020000Z-…` in milliseconds. */
function momentOf(base: string): number {
  const [, year, month, day, hour, minute, second] =
    /^outpost-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(base) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}

export function newestFirst(a: BackupSet, b: BackupSet): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1);
}

const missedForMs = 30 * 86_400_000;

/** Sets of the last month that were made, were not pruned, and lie nowhere any more. */
export function listMissing(known: readonly KnownSet[], sets: readonly BackupSet[], now: number): BackupSet[] {
  const found = new Set(sets.map((set) => set.id));
  return known
    .filter((set) => !found.has(set.id) && now - set.createdAt < missedForMs)
    .map(({ id, createdAt }) => ({
      id,
      createdAt,
      kind: 'manual',
      bytes: 0,
      rows: 0,
      appVersion: '',
      status: 'damaged',
      verifiedAt: null,
      copies: [],
      own: true,
    }));
}
