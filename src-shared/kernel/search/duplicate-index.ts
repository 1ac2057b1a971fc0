import { bigrams, companyCore, companyNorm, coreSimilarity, isBranchCompany } from '../china/company-name.ts';
import { isCreditCode, normaliseCreditCode } from '../china/credit-code.ts';
import { readPhone } from '../china/phone.ts';
import { createShardedMap } from './sharded-map.ts';

export interface CompanyEntry {
  readonly id: string;
  readonly name: string;
  readonly creditCode?: string | null;
  readonly phones?: readonly (string | null | undefined)[];
}

export type DuplicateRule = 'creditCode' | 'name' | 'phone' | 'core';

export interface DuplicateHit {
  readonly id: string;
  readonly rule: DuplicateRule;
  /** 100 credit code, 95 name, 90 phone, 60–80 likeness of cores (M4). */
  readonly score: number;
}

export interface CompanyQuery {
  readonly name?: string | undefined;
  readonly creditCode?: string | null | undefined;
  readonly phones?: readonly (string | null | undefined)[] | undefined;
  readonly exceptId?: string | undefined;
}

/** From this score on a new record is refused unless a person insists with the right to. */
export const blockingScore = 95;
const leastSimilarity = 0.85;

export interface DuplicateIndex {
  upsert(entry: CompanyEntry): void;
  remove(id: string): void;
  /** Who may be the same company, best first, each once under its best rule. */
  find(query: CompanyQuery, limit?: number): DuplicateHit[];
  size(): number;
}

interface Company {
  readonly id: string;
  readonly keys: readonly string[];
  readonly core: string;
  readonly branch: boolean;
}

/**
 * Candidates come from the rarest pairs of characters of the wanted core: two cores with a likeness of 0.85 differ in so
 * few pairs that they share at least one of these, so common words such as 科技 are never looked through.
 */
export function createDuplicateIndex(): DuplicateIndex {
  const companies = createShardedMap<Company>();
  /** Norms, cores, codes and phones, each with a letter for its kind before it. */
  const byKey = createShardedMap<Set<Company> | Company>();
  const byPair = new Map<number, Set<Company>>();

  function upsert(entry: CompanyEntry): void {
    remove(entry.id);
    const core = companyCore(entry.name);
    const company = { id: entry.id, keys: keysOf(entry, core), core, branch: isBranchCompany(entry.name) };
    companies.set(entry.id, company);
    for (const key of company.keys) addKey(key, company);
    for (const pair of pairsOf(core)) {
      const list = byPair.get(pair);
      if (list) list.add(company);
      else byPair.set(pair, new Set([company]));
    }
  }

  function addKey(key: string, company: Company): void {
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, company);
    else if (known instanceof Set) known.add(company);
    else byKey.set(key, new Set([known, company]));
  }

  function remove(id: string): void {
    const company = companies.get(id);
    if (!company) return;
    companies.delete(id);
    for (const key of company.keys) {
      const known = byKey.get(key);
      if (known instanceof Set && known.size > 1) known.delete(company);
      else byKey.delete(key);
    }
    for (const pair of pairsOf(company.core)) byPair.get(pair)?.delete(company);
  }

  function find(query: CompanyQuery, limit = 20): DuplicateHit[] {
    const hits = new Map<string, DuplicateHit>();
    const offer = (company: Company, rule: DuplicateRule, score: number) => {
      const before = hits.get(company.id);
      if (company.id === query.exceptId || (before && before.score >= score)) return;
      hits.set(company.id, { id: company.id, rule, score });
    };
    const name = query.name ?? '';
    const core = companyCore(name);
    const branch = isBranchCompany(name);
    for (const key of keysOf({ ...query, name }, core)) {
      const [rule, score] = ruleOfKey(key);
      for (const company of withKey(key)) {
        if (rule === 'core' && (branch || company.branch)) continue;
        offer(company, rule, score);
      }
    }
    if (core.length > 3 && !branch) {
      for (const company of alike(core)) {
        if (company.branch) continue;
        const similarity = coreSimilarity(core, company.core);
        if (similarity >= leastSimilarity) offer(company, 'core', similarityScore(similarity));
      }
    }
    return [...hits.values()].sort((a, b) => b.score - a.score).slice(0, limit);
  }

  function withKey(key: string): Iterable<Company> {
    const known = byKey.get(key);
    return known === undefined ? [] : known instanceof Set ? known : [known];
  }

  function alike(core: string): Set<Company> {
    const missable = Math.floor(bigrams(core).length * (1 - leastSimilarity / (2 - leastSimilarity)));
    const lists = [...pairsOf(core)].map((pair) => byPair.get(pair)).sort((a, b) => (a?.size ?? 0) - (b?.size ?? 0));
    return new Set(lists.slice(0, missable + 1).flatMap((list) => (list ? [...list] : [])));
  }

  return { upsert, remove, find, size: companies.size };
}

/** Pairs as small numbers; two pairs of one number only add a candidate. Short cores are found by their key alone. */
function pairsOf(core: string): Set<number> {
  const pairs = new Set<number>();
  if (core.length <= 3) return pairs;
  for (let place = 1; place < core.length; place++) {
    pairs.add((Math.imul(core.charCodeAt(place - 1), 40_503) + core.charCodeAt(place)) & 0x3fffffff);
  }
  return pairs;
}

function keysOf(entry: Omit<CompanyQuery, 'exceptId'>, core: string): string[] {
  const norm = companyNorm(entry.name ?? '');
  const code = entry.creditCode ? normaliseCreditCode(entry.creditCode) : '';
  const phones = (entry.phones ?? []).map((phone) => (phone ? readPhone(phone).digits : ''));
  return [
    ...(norm === '' ? [] : [`n${norm}`]),
    ...(core === '' ? [] : [`c${core}`]),
    ...(isCreditCode(code) ? [`t${code}`] : []),
    ...new Set(phones.filter((digits) => digits.length >= 7).map((digits) => `p${digits}`)),
  ];
}

function ruleOfKey(key: string): [DuplicateRule, number] {
  if (key[0] === 't') return ['creditCode', 100];
  if (key[0] === 'n') return ['name', 95];
  return key[0] === 'p' ? ['phone', 90] : ['core', similarityScore(1)];
}

function similarityScore(similarity: number): number {
  return Math.round(60 + ((similarity - leastSimilarity) / (1 - leastSimilarity)) * 20);
}
