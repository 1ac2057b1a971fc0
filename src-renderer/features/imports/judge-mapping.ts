import type { ImportConfig, MatchKey } from '#shared/features/imports/import.model.ts';
import type { ImportFieldSpec } from '#shared/features/imports/import-field.model.ts';
import { importFieldsOf, matchKeysOf, missingFields } from '#shared/features/imports/import-fields.model.ts';
import { word } from './import-words.ts';

export interface JudgedMapping {
  readonly fields: readonly ImportFieldSpec[];
  readonly mapped: ReadonlySet<string>;
  /** Words of the fields that are still needed. */
  readonly missing: readonly string[];
  /** Words of the fields that two columns fill. */
  readonly twice: readonly string[];
  /** Keys that some column fills. */
  readonly keys: readonly MatchKey[];
  /** Existing records could be found without the missing fields. */
  readonly findable: boolean;
  readonly runnable: boolean;
}

const keyFields: Readonly<Partial<Record<MatchKey, readonly string[]>>> = { phone: ['mobile', 'phone'] };

/** What a mapping still lacks, judged while the person changes it and before the host is asked. */
export function judgeMapping(config: ImportConfig): JudgedMapping {
  const fields = importFieldsOf(config.module);
  const used = (config.mapping ?? []).flatMap(({ field }) => field ?? []);
  const mapped = new Set(used);
  const say = (names: readonly string[]) =>
    names.map((name) => {
      const spec = fields.find(({ field }) => field === name);
      return spec ? word(spec) : name;
    });
  const missing = missingFields(config.module, mapped);
  const twice = [...new Set(used.filter((field, at) => used.indexOf(field) !== at))];
  const keys = matchKeysOf(config.module).filter((key) => (keyFields[key] ?? [key]).some((field) => mapped.has(field)));
  const chosen = config.matchKeys ?? [];
  return {
    fields,
    mapped,
    missing: say(missing),
    twice: say(twice),
    keys,
    findable: keys.length > 0,
    runnable: missing.length === 0 || (config.mode === 'update' && chosen.some((key) => keys.includes(key))),
  };
}
