import { z } from 'zod';
import { changesOf, id } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, inUse, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import {
  brand,
  brandFields,
  category,
  categoryFields,
  newBrand,
  newCategory,
  newSegment,
  newUnit,
  segment,
  segmentFields,
  unit,
  unitFields,
} from './catalogue.model.ts';

const notFound = { CATALOGUE_ENTRY_NOT_FOUND: { status: 404 } } as const;
/** An entry of the same list, or under the same parent, has the name. */
const nameTaken = { CATALOGUE_NAME_TAKEN: { status: 409 } } as const;
const ids = z.object({ ids: z.array(id).min(1).max(500) });
const used = { productCount: z.number().int() };

const brandRow = brand.extend(used);
const segmentRow = segment.extend({ lineCount: z.number().int() });
const unitRow = unit.extend({ baseName: z.string().nullable(), ...used });
/** `path` is the names from the top of the tree down to it; products below it count too. */
const categoryRow = category.extend({ path: z.array(z.string()), depth: z.number().int(), ...used });
export type BrandRow = z.infer<typeof brandRow>;
export type SegmentRow = z.infer<typeof segmentRow>;
export type UnitRow = z.infer<typeof unitRow>;
export type CategoryRow = z.infer<typeof categoryRow>;

/** The five procedures of each of the catalogue's lists; whoever keeps the catalogue may write them all. */
function entries<New extends z.ZodType, Fields extends z.ZodRawShape, Row extends z.ZodType>(
  path: `/${string}`,
  make: New,
  fields: Fields,
  row: Row,
) {
  return {
    list: query.route({ method: 'GET', path }).input(listInput).output(listOutput(row)),
    create: command
      .route({ method: 'POST', path })
      .input(make)
      .output(written)
      .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...nameTaken }),
    edit: command
      .route({ method: 'PATCH', path: `${path}/{id}` })
      .input(z.object({ id, changes: changesOf(fields) }))
      .output(written)
      .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...nameTaken }),
    /** Refused while something uses it. */
    remove: command
      .route({ method: 'POST', path: `${path}/remove` })
      .input(ids)
      .output(writtenMany)
      .errors({ ...notFound, ...notAllowed, ...inUse }),
    restore: command
      .route({ method: 'POST', path: `${path}/restore` })
      .input(ids)
      .output(writtenMany)
      .errors({ ...notFound, ...notAllowed, ...nameTaken }),
  };
}

export const brandsContract = entries('/brands', newBrand, brandFields, brandRow);
export const segmentsContract = entries('/segments', newSegment, segmentFields, segmentRow);
export const unitsContract = entries('/units', newUnit, unitFields, unitRow);
export const categoriesContract = entries('/categories', newCategory, categoryFields, categoryRow);
