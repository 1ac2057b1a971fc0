import { guardFormula } from './formula-guard.ts';

/** One line of RFC 4180, guarded against being run by a spreadsheet. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const safe = guardFormula(text);
  return /[",\r\n]|^\s|\s$/.test(safe) || safe === '' ? quoted(safe) : safe;
}

function quoted(text: string): string {
  return text === '' ? '' : `"${text.replaceAll('"', '""')}"`;
}

/** What Excel needs at the head of a CSV to read it as UTF-8. */
export const utf8Mark = '\ufeff';
