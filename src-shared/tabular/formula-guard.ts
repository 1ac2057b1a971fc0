/** A spreadsheet runs a cell that begins so (V1.2.10); full-width twins are folded by some of them. */
const dangerous = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * Puts a quote mark before a cell that a spreadsheet would run. Cells that begin with quote marks and then something
 * dangerous get one more, so that taking one away always gives the original back.
 */
export function guardFormula(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** The value before `guardFormula`; everything else comes back as it is. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && dangerous.test(text) ? text.slice(1) : text;
}
