/** A word in both languages. */
export type WordRow = readonly [key: string, zhCN: string, en: string];

/** The words of one language, each under its part: `room.customers`. */
export function wordsOf(parts: Readonly<Record<string, readonly WordRow[]>>, language: 1 | 2): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([part, rows]) => rows.map((row) => [`${part}.${row[0]}`, row[language]])),
  );
}
