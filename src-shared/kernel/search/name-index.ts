import { isCreditCode, normaliseCreditCode } from '../china/credit-code.ts';
import { readPhone } from '../china/phone.ts';
import { type Asking, createDocuments } from './documents.ts';
import { findNames } from './find-names.ts';
import { createNameStore } from './name-store.ts';
import { createNumberStore } from './number-store.ts';
import { type Collector, createRanking, type Found } from './ranking.ts';
import { type NumberRule, nameRules, type SearchKind, type SearchRule } from './search-rules.ts';
import { searchQuery } from './search-text.ts';
import { createTally } from './tally.ts';

/** A record as the index takes it. The spelling comes from the record's columns; see `pinyinColumns`. */
export interface NameEntry {
  readonly id: string;
  readonly kind: SearchKind;
  readonly name: string;
  readonly namePinyin: string;
  readonly shortName?: string | null;
  readonly shortNamePinyin?: string | null;
  /** Digits as `readPhone` gives them. */
  readonly phones?: readonly string[];
  readonly creditCode?: string | null;
  /** Document numbers and codes that people look for by a part of them. */
  readonly nos?: readonly string[];
  /** Who may see it, in words of the caller; records with one scope are judged once per query. */
  readonly scope?: string;
}

export interface NameQuery extends Asking {
  readonly limit?: number | undefined;
}

export interface NamePageQuery extends Asking {
  readonly offset: number;
  readonly limit: number;
}

export interface NamePage {
  readonly ids: readonly string[];
  readonly total: number;
}

export interface NameHit {
  readonly id: string;
  readonly kind: SearchKind;
  readonly rule: SearchRule;
}

export interface NameIndex {
  /** Adds a record or replaces what was known of it; the last one written ranks first among equals. */
  upsert(entry: NameEntry): void;
  remove(id: string): void;
  query(text: string, options?: NameQuery): NameHit[];
  /** A page of everything that matches, with the exact total; what a list shows. */
  page(text: string, options: NamePageQuery): NamePage;
  size(): number;
}

/** Records with nobody's names in between are gathered up when there are this many and a quarter of all. */
const worthCompacting = 20_000;

/** Finds records by name, pinyin, initials, phone, number and credit code, in memory and without asking a database. */
export function createNameIndex(): NameIndex {
  const names = createNameStore();
  const numbers = createNumberStore();
  const documents = createDocuments([
    names.documents,
    numbers.phoneDocuments,
    numbers.noDocuments,
    numbers.codeDocuments,
  ]);

  function upsert(entry: NameEntry): void {
    documents.remove(entry.id);
    const document = documents.add(entry.id, entry.kind, entry.scope ?? '');
    names.add(document, entry.name, entry.namePinyin);
    if (entry.shortName) names.add(document, entry.shortName, entry.shortNamePinyin ?? '');
    for (const phone of entry.phones ?? []) numbers.addPhone(document, phone);
    for (const no of entry.nos ?? []) numbers.addNo(document, no);
    if (entry.creditCode) numbers.addCreditCode(document, normaliseCreditCode(entry.creditCode));
    if (documents.removed() > worthCompacting && documents.removed() * 4 > documents.size()) compact();
  }

  function compact(): void {
    const renumbered = documents.compact();
    names.compact(renumbered);
    numbers.compact(renumbered);
    documents.locate();
  }

  function query(text: string, options: NameQuery = {}): NameHit[] {
    const wanted = searchQuery(text);
    if (wanted === '') return [];
    const limit = options.limit ?? 20;
    const ranking = createRanking(limit, documents.sightOf(options), options.sight !== undefined);
    collect(text, wanted, ranking, options, () => ranking.best().length > 0);
    return ranking.best().map(toHit);
  }

  function page(text: string, options: NamePageQuery): NamePage {
    const wanted = searchQuery(text);
    const tally = createTally(documents.numbered(), documents.sightOf(options));
    if (wanted !== '') collect(text, wanted, tally, options, () => tally.total() > 0);
    return { ids: tally.page(options.offset, options.limit).map(documents.idOf), total: tally.total() };
  }

  /** A whole credit code that somebody has is the answer; anything else may be a number or a name. */
  function collect(
    text: string,
    wanted: string,
    collector: Collector,
    { phones }: Asking,
    hasFound: () => boolean,
  ): void {
    const offer = (document: number, rule: NumberRule) => {
      collector.offer(document, gradeOf[rule], rule, rule !== 'phonePrefix' && rule !== 'noPrefix');
      return collector.wants(gradeOf[rule]);
    };
    if (wanted.length === 18 && isCreditCode(text)) numbers.findCreditCode(normaliseCreditCode(text), offer);
    if (hasFound()) return;
    const { digits } = readPhone(text);
    const openness = (document: number) => phones?.(documents.kindOf(document), documents.scopeOf(document)) ?? 'open';
    /** A masked number is found by what its mask shows or by all of it: anything between would tell it bit by bit. */
    const offerPhone = (document: number, rule: NumberRule) => {
      const open = openness(document);
      const tellsNothing = rule === 'phone' || (rule === 'phoneEnd' && digits.length === 4);
      if (open === 'none' || (open === 'whole' && !tellsNothing)) return true;
      return offer(document, rule);
    };
    if (/^\d{3,}$/.test(wanted)) numbers.findPhones(digits, offerPhone);
    // A device has only what the mask of a mobile number shows: whoever knows the number finds it by that.
    const offerShown = (document: number, rule: NumberRule) =>
      rule !== 'phone' || openness(document) !== 'whole' || offer(document, rule);
    if (phones && digits.length === 11) numbers.findPhones(digits.slice(0, 3) + digits.slice(-4), offerShown);
    if (/\d/.test(wanted) && wanted.length >= 3) numbers.findNos(wanted, offer);
    findNames(names, wanted, collector);
  }

  function toHit(found: Found): NameHit {
    return { id: documents.idOf(found.document), kind: documents.kindOf(found.document), rule: found.rule };
  }

  return { upsert, remove: documents.remove, query, page, size: documents.size };
}

/** Numbers are found among names: a whole number is as good as a whole name. */
const gradeOf: Readonly<Record<NumberRule, number>> = {
  creditCode: nameRules.indexOf('exact'),
  phone: nameRules.indexOf('exact'),
  no: nameRules.indexOf('exact'),
  phonePrefix: nameRules.indexOf('prefix'),
  noPrefix: nameRules.indexOf('prefix'),
  phoneEnd: nameRules.indexOf('inner'),
  noInner: nameRules.indexOf('inner'),
};
