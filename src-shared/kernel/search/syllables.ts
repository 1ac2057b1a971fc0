/**
 * Every distinct spelling of a character once, as a small number (a cell), so that a name is a run of cells. A cell is
 * `hang/xing`: its readings, most usual first. Cell 0 stands between names and matches nothing.
 */
export interface Syllables {
  cellOf(token: string): number;
  /** Spellings of a cell; those from `alternativesFrom` on belong to an unusual reading. */
  spellings(cell: number): readonly string[];
  alternativesFrom(cell: number): number;
  /** Bit per first letter of any spelling; digits and other signs share the bits above. */
  letters(cell: number): number;
  count(): number;
}

export function createSyllables(): Syllables {
  const cells = new Map<string, number>([['', 0]]);
  const spellings: (readonly string[])[] = [[]];
  const alternatives: number[] = [0];
  const letters: number[] = [0];

  return {
    cellOf(token) {
      const known = cells.get(token);
      if (known !== undefined) return known;
      const cell = spellings.length;
      const readings = token.split('/').map(typed);
      const all = readings.flat();
      cells.set(token, cell);
      spellings.push(all);
      alternatives.push(readings[0]!.length);
      letters.push(all.reduce((bits, spelling) => bits | letterBit(spelling.charCodeAt(0)), 0));
      return cell;
    },
    spellings: (cell) => spellings[cell]!,
    alternativesFrom: (cell) => alternatives[cell]!,
    letters: (cell) => letters[cell]!,
    count: () => spellings.length,
  };
}

/** a–z have a bit each; digits share one and all else another. */
export function letterBit(code: number): number {
  if (code >= 97 && code <= 122) return 1 << (code - 97);
  return code >= 48 && code <= 57 ? 1 << 26 : 1 << 27;
}

/** One bit of 32 for each pair of a letter of the one and a letter of the other set. */
export function pairBits(firsts: number, seconds: number): number {
  let bits = 0;
  for (let left = firsts; left !== 0; left &= left - 1) {
    const first = 31 - Math.clz32(left & -left);
    for (let right = seconds; right !== 0; right &= right - 1) {
      bits |= 1 << (Math.imul(first * 32 + 31 - Math.clz32(right & -right) + 1, 0x9e3779b1) >>> 27);
    }
  }
  return bits;
}

/** The ways people type a syllable with ü: lv, lu and, on passports, lyu. */
function typed(reading: string): string[] {
  if (!/^[ln]v/.test(reading)) return [reading];
  return [reading, reading.replace('v', 'u'), ...(reading.length === 2 ? [reading.replace('v', 'yu')] : [])];
}
