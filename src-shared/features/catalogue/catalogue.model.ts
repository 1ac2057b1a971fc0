import { z } from 'zod';
import { id, instant, line, text } from '../../kernel/fields.ts';
import { someQuantityText } from '../../kernel/money/decimal-fields.ts';

/** What every entry of the catalogue's lists has. */
const stamps = {
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
};
const sort = z.number().int().min(0).max(1_000_000);

/** A picture small enough to travel in its row: a data address of at most 48 KB. */
export const smallImage = z
  .string()
  .max(65_536)
  .regex(/^data:image\/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/=]+$/);

export const brandKinds = ['own', 'agent'] as const;
export const brandFields = {
  name: line(100).min(1),
  kind: z.enum(brandKinds),
  /** Whose brand it is. */
  holder: line(200).nullable(),
  logo: smallImage.nullable(),
  sort,
  remark: text(2000).nullable(),
};
export const brand = z.object({ id, ...brandFields, ...stamps });
export type Brand = z.infer<typeof brand>;

/** Clause 4.3: a segment is looked at as if it were a company of its own. */
export const segmentFields = { name: line(100).min(1), sort, remark: text(2000).nullable() };
export const segment = z.object({ id, ...segmentFields, ...stamps });
export type Segment = z.infer<typeof segment>;

/** `factor` of these make one of the unit it is counted in: a box of 12 is `12` 个. */
export const unitFields = {
  name: line(20).min(1),
  baseId: id.nullable(),
  factor: someQuantityText,
  sort,
};
export const unit = z.object({ id, ...unitFields, ...stamps });
export type Unit = z.infer<typeof unit>;

/** How deep the tree of categories may be. */
export const categoryDepth = 5;

export const categoryFields = {
  name: line(100).min(1),
  parentId: id.nullable(),
  /** 税收分类编码 and its 简称, which a product of the category starts with. */
  taxClassCode: line(19).nullable(),
  taxClassShort: line(60).nullable(),
  taxRateCode: line(20).nullable(),
  sort,
};
export const category = z.object({ id, ...categoryFields, ...stamps });
export type Category = z.infer<typeof category>;

export const newBrand = z.object({
  id: id.optional(),
  name: brandFields.name,
  ...z.object(brandFields).omit({ name: true }).partial().shape,
});
export const newSegment = z.object({
  id: id.optional(),
  name: segmentFields.name,
  ...z.object(segmentFields).omit({ name: true }).partial().shape,
});
export const newUnit = z.object({
  id: id.optional(),
  name: unitFields.name,
  ...z.object(unitFields).omit({ name: true }).partial().shape,
});
export const newCategory = z.object({
  id: id.optional(),
  name: categoryFields.name,
  ...z.object(categoryFields).omit({ name: true }).partial().shape,
});

export interface CatalogueEntryNotFound {
  readonly code: 'CATALOGUE_ENTRY_NOT_FOUND';
}

export interface CatalogueNameTaken {
  readonly code: 'CATALOGUE_NAME_TAKEN';
}

type Node = Pick<Category, 'id' | 'parentId'>;

/** The category and those above it, the top first. Ends where a line of parents comes back to itself. */
export function pathOf<Entry extends Node>(byId: ReadonlyMap<string, Entry>, id: string | null): Entry[] {
  const path: Entry[] = [];
  let at = id === null ? undefined : byId.get(id);
  while (at && !path.includes(at)) {
    path.unshift(at);
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }
  return path;
}

/** The category and all below it. */
export function branchOf(nodes: readonly Node[], id: string): string[] {
  const found = [id];
  for (const at of found)
    for (const each of nodes) if (each.parentId === at && !found.includes(each.id)) found.push(each.id);
  return found;
}

/** Why a category cannot stand under a parent: below itself, or deeper than the tree goes with all that hangs on it. */
export function checkParent(
  nodes: readonly Node[],
  id: string,
  parentId: string | null,
): 'loop' | 'tooDeep' | undefined {
  if (parentId === null) return undefined;
  const below = branchOf(nodes, id);
  if (below.includes(parentId)) return 'loop';
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const depthOf = (each: string) => pathOf(byId, each).length;
  const own = byId.has(id) ? depthOf(id) : 1;
  const height = Math.max(...below.map((each) => (byId.has(each) ? depthOf(each) : own))) - own + 1;
  return depthOf(parentId) + height > categoryDepth ? 'tooDeep' : undefined;
}
