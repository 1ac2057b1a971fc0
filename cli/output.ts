/** Writes to standard output only; a pipe that closes early is the reader's right. */
export function writeLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One answer: JSON on one line for machines, otherwise the text for people. */
export function answer(json: boolean | undefined, value: unknown, text: () => string): void {
  writeLine(json ? JSON.stringify(value) : text());
}

/** Rows as columns; wide characters (Chinese) count for two. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ''))));
  return all
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(cell: string, to: number): string {
  return cell + ' '.repeat(Math.max(0, to - width(cell)));
}

function width(text: string): number {
  let total = 0;
  for (const character of text) total += character > '\u2e7f' ? 2 : 1;
  return total;
}
