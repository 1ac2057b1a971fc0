const candidates = [',', '\t', ';', '|', '，'] as const;

/**
 * The character between cells: the one whose count per line, outside quotes, is steadiest over the first lines.
 * Excel's own first line `sep=;` decides at once.
 */
export function detectDelimiter(sample: string): string {
  const told = /^\ufeff?sep=(.)\r?\n/i.exec(sample)?.[1];
  if (told) return told;
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of candidates) {
    const counts = countsPerLine(sample, delimiter).slice(0, 60);
    const most = modeOf(counts);
    if (most === 0) continue;
    const steady = counts.filter((count) => count === most).length / counts.length;
    const score = steady * 10 + Math.min(most, 20) / 10;
    if (score > best.score + 0.001) best = { delimiter, score };
  }
  return best.delimiter;
}

function countsPerLine(sample: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  let filled = false;
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === delimiter) count++;
    else if (character === '\n') {
      if (filled) counts.push(count);
      count = 0;
      filled = false;
      continue;
    }
    if (character !== '\r') filled = true;
  }
  if (counts.length === 0 && filled) counts.push(count);
  return counts;
}

function modeOf(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort((left, right) => right[1] - left[1] || right[0] - left[0])[0]?.[0] ?? 0;
}
