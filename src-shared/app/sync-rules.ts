import { coverValue, treatmentOf } from '../kernel/rights/field-rights.ts';
import { findNoun } from '../kernel/rights/nouns.ts';
import { nounAt } from '../kernel/rights/pool-cover.ts';
import type { Actor } from '../kernel/scope.ts';
import type { ImageValues } from '../sync/protocol.ts';
import type { TableInfo } from '../sync/synced-tables.ts';
import { coverPrivateParts, privateMark } from './private-parts.ts';

/** What of an image leaves the server: a device never gets what its person sees covered on every page. [sync 3.9] */
export function projectImage(actor: Actor, table: TableInfo, values: ImageValues): ImageValues {
  if (table.name === 'conflicts') return projectConflict(actor, table, values);
  if (table.home === 'global') return coverPlaces(actor, table, coverPrivateParts(actor, table, values));
  return coverPlaces(actor, table, values);
}

function coverPlaces(actor: Actor, table: TableInfo, values: ImageValues): ImageValues {
  const places = coveredPlaces(actor, table, placeOf(actor, table, values));
  if (places.length === 0 || isOwnFile(actor, table, values)) return values;
  const covered = [...values];
  for (const { at, noun, field, treatment } of places) covered[at] = coverValue(noun, field, treatment, covered[at]);
  return covered;
}

/** Under which name the rules of this image's fields stand; undefined where its table has no noun. */
function placeOf(actor: Actor, table: TableInfo, values: ImageValues): string | undefined {
  const noun = findNoun(table.name);
  if (noun === undefined || table.home !== 'scope') return noun;
  const [, deptAt, ownerAt] = table.homeProperties.map((name) =>
    table.codec.fields.findIndex((f) => f.property === name),
  );
  return nounAt(actor.fields, noun, { deptId: values[deptAt!], ownerId: values[ownerAt!] });
}

/** Changes where masking changes, so that images are sent again. Empty where nothing is covered. */
export function maskOf(actor: Actor): string {
  const covered = Object.entries(actor.fields).flatMap(([noun, fields]) =>
    Object.keys(fields).flatMap((field) => {
      const treatment = treatmentOf(actor.fields, noun, field, 'page');
      return treatment === 'whole' ? [] : [`${noun}.${field}:${treatment}`];
    }),
  );
  return [...covered, ...privateMark(actor)].sort().join();
}

interface Place {
  readonly at: number;
  readonly noun: string;
  readonly field: string;
  readonly treatment: 'masked' | 'hidden';
}

const placesByActor = new WeakMap<Actor, Map<string, readonly Place[]>>();

function coveredPlaces(actor: Actor, table: TableInfo, rulesName: string | undefined): readonly Place[] {
  let byTable = placesByActor.get(actor);
  if (!byTable) {
    byTable = new Map();
    placesByActor.set(actor, byTable);
  }
  const noun = findNoun(table.name);
  if (noun === undefined || rulesName === undefined) return [];
  const key = `${table.name} ${rulesName}`;
  let places = byTable.get(key);
  if (!places) {
    places = table.codec.fields.flatMap(({ property }, at) => {
      const treatment = treatmentOf(actor.fields, rulesName, property, 'page');
      return treatment === 'whole' ? [] : [{ at, noun, field: property, treatment }];
    });
    byTable.set(key, places);
  }
  return places;
}

/** Everybody knows their own telephone. */
function isOwnFile(actor: Actor, table: TableInfo, values: ImageValues): boolean {
  return (
    table.name === 'users' && values[table.codec.fields.findIndex(({ property }) => property === 'id')] === actor.userId
  );
}

/** Both values of a conflict are values of a field of another record. */
function projectConflict(actor: Actor, table: TableInfo, values: ImageValues): ImageValues {
  const at = (property: string) => table.codec.fields.findIndex((each) => each.property === property);
  const noun = findNoun(String(values[at('tableName')]));
  const field = String(values[at('field')]);
  const home = { deptId: values[at('deptId')], ownerId: values[at('ownerId')] };
  const place = noun === undefined ? '' : nounAt(actor.fields, noun, home);
  const treatment = noun === undefined ? 'whole' : treatmentOf(actor.fields, place, field, 'page');
  if (noun === undefined || treatment === 'whole') return values;
  const covered = [...values];
  for (const property of ['shownValue', 'otherValue']) {
    const stored = covered[at(property)] as string | null;
    const value = coverValue(noun, field, treatment, stored === null ? null : (JSON.parse(stored) as unknown));
    covered[at(property)] = value === null || value === undefined ? null : JSON.stringify(value);
  }
  return covered;
}
