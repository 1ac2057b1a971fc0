import { type Growing, growing, push } from './growing.ts';
import { nobody } from './name-store.ts';
import type { NumberRule } from './search-rules.ts';
import { searchText } from './search-text.ts';

/** Takes a find; returns whether more of the same rule is welcome. */
export type NumberFound = (document: number, rule: NumberRule) => boolean;

/** Phones, document numbers and credit codes of documents, laid out so that a look through all of them is a few loops. */
export interface NumberStore {
  readonly phoneDocuments: Growing<Uint32Array>;
  readonly noDocuments: Growing<Uint32Array>;
  readonly codeDocuments: Growing<Uint32Array>;
  addPhone(document: number, digits: string): void;
  addNo(document: number, no: string): void;
  addCreditCode(document: number, code: string): void;
  findPhones(digits: string, found: NumberFound): void;
  findNos(query: string, found: NumberFound): void;
  findCreditCode(code: string, found: NumberFound): void;
  compact(renumbered: Uint32Array): void;
}

const phoneDigits = 15;
const powers = Array.from({ length: phoneDigits + 1 }, (_, index) => 10 ** index);

export function createNumberStore(): NumberStore {
  /** Digits as a number, filled with zeros on the right to 15 places: all numbers that begin alike are neighbours. */
  const phones = growing((length) => new Float64Array(length));
  const phoneLengths = growing((length) => new Uint8Array(length));
  const phoneEnds = growing((length) => new Uint16Array(length));
  const phoneDocuments = growing((length) => new Uint32Array(length));
  const codes = growing((length) => new Float64Array(length));
  const codeDocuments = growing((length) => new Uint32Array(length));
  const noDocuments = growing((length) => new Uint32Array(length));
  /** Document numbers one after another, a 0 behind each. */
  const noCharacters = growing((length) => new Uint16Array(length));
  const noStarts = growing((length) => new Uint32Array(length));

  const digitsAt = (place: number) =>
    String(phones.values[place]! / powers[phoneDigits - phoneLengths.values[place]!]!).padStart(
      phoneLengths.values[place]!,
      '0',
    );

  function addPhone(document: number, digits: string): void {
    const plain = digits.slice(0, phoneDigits);
    if (!/^\d{4,}$/.test(plain)) return;
    push(phones, Number(plain) * powers[phoneDigits - plain.length]!);
    push(phoneLengths, plain.length);
    push(phoneEnds, Number(plain.slice(-4)));
    push(phoneDocuments, document);
  }

  function findPhones(digits: string, found: NumberFound): void {
    if (digits.length < 3 || digits.length > phoneDigits) return;
    const low = Number(digits) * powers[phoneDigits - digits.length]!;
    const high = low + powers[phoneDigits - digits.length]!;
    const values = phones.values;
    const lengths = phoneLengths.values;
    const owners = phoneDocuments.values;
    for (let place = phones.length - 1; place >= 0; place--) {
      const value = values[place]!;
      if (value < low || value >= high || lengths[place]! < digits.length || owners[place] === nobody) continue;
      if (!found(owners[place]!, lengths[place] === digits.length ? 'phone' : 'phonePrefix')) break;
    }
    if (digits.length >= 4) findPhoneEnds(digits, found);
  }

  function findPhoneEnds(digits: string, found: NumberFound): void {
    const ends = phoneEnds.values;
    const end = Number(digits.slice(-4));
    for (let place = ends.lastIndexOf(end, phones.length - 1); place >= 0; place = ends.lastIndexOf(end, place - 1)) {
      const document = phoneDocuments.values[place]!;
      if (document !== nobody && digitsAt(place).endsWith(digits) && !found(document, 'phoneEnd')) return;
      if (place === 0) return;
    }
  }

  function addNo(document: number, no: string): void {
    push(noStarts, noCharacters.length);
    push(noDocuments, document);
    for (const character of searchText(no)) push(noCharacters, character.charCodeAt(0));
    push(noCharacters, 0);
  }

  function findNos(query: string, found: NumberFound): void {
    let entry = noStarts.length - 1;
    const length = query.length;
    let at = noCharacters.length;
    for (;;) {
      at = lastPlaceOf(query, noCharacters.values, at - 1);
      if (at < 0) return;
      while (noStarts.values[entry]! > at) entry--;
      const document = noDocuments.values[entry]!;
      const rule =
        noStarts.values[entry]! < at ? 'noInner' : noCharacters.values[at + length] === 0 ? 'no' : 'noPrefix';
      if (document !== nobody && !found(document, rule)) return;
    }
  }

  function findCreditCode(code: string, found: NumberFound): void {
    const wanted = fingerprint(code);
    for (let place = codes.length - 1; place >= 0; place--) {
      if (codes.values[place] !== wanted || codeDocuments.values[place] === nobody) continue;
      if (!found(codeDocuments.values[place]!, 'creditCode')) return;
    }
  }

  function compact(renumbered: Uint32Array): void {
    compactOne(phoneDocuments, renumbered, [phones, phoneLengths, phoneEnds]);
    compactOne(codeDocuments, renumbered, [codes]);
    compactNos(renumbered);
  }

  function compactNos(renumbered: Uint32Array): void {
    const ends = (entry: number) => (entry + 1 < noStarts.length ? noStarts.values[entry + 1]! : noCharacters.length);
    let kept = 0;
    let write = 0;
    for (let entry = 0; entry < noStarts.length; entry++) {
      const start = noStarts.values[entry]!;
      const stop = ends(entry);
      const document = noDocuments.values[entry]!;
      if (document === nobody) continue;
      noCharacters.values.copyWithin(write, start, stop);
      noStarts.values[kept] = write;
      noDocuments.values[kept] = renumbered[document]!;
      write += stop - start;
      kept++;
    }
    noStarts.length = kept;
    noDocuments.length = kept;
    noCharacters.length = write;
  }

  return {
    phoneDocuments,
    noDocuments,
    codeDocuments,
    addPhone,
    addNo,
    addCreditCode(document, code) {
      push(codes, fingerprint(code));
      push(codeDocuments, document);
    },
    findPhones,
    findNos,
    findCreditCode,
    compact,
  };
}

/** 53 bits of a text: two codes of one company list never meet in it. */
export function fingerprint(text: string): number {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (let index = 0; index < text.length; index++) {
    high = Math.imul(high ^ text.charCodeAt(index), 0x01000193);
    low = Math.imul(low ^ text.charCodeAt(index), 0x5bd1e995);
    low ^= low >>> 13;
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff);
}

/** The last place, not after `from`, where a text of three characters or more stands. */
function lastPlaceOf(text: string, values: Uint16Array, from: number): number {
  const first = text.charCodeAt(0);
  const second = text.charCodeAt(1);
  const third = text.charCodeAt(2);
  for (let at = from; at >= 0; at--) {
    if (values[at] !== first || values[at + 1] !== second || values[at + 2] !== third) continue;
    let length = 3;
    while (length < text.length && values[at + length] === text.charCodeAt(length)) length++;
    if (length === text.length) return at;
  }
  return -1;
}

function compactOne(
  documents: Growing<Uint32Array>,
  renumbered: Uint32Array,
  columns: readonly (Growing<Float64Array> | Growing<Uint8Array> | Growing<Uint16Array>)[],
): void {
  let kept = 0;
  for (let place = 0; place < documents.length; place++) {
    const document = documents.values[place]!;
    if (document === nobody) continue;
    documents.values[kept] = renumbered[document]!;
    for (const column of columns) column.values[kept] = column.values[place]!;
    kept++;
  }
  documents.length = kept;
  for (const column of columns) column.length = kept;
}
