const plainText = /^[a-z0-9\u4e00-\u9fff]*$/;

/** What is compared: NFKC, lower case, letters and digits of any script only. Blanks and brackets never decide. */
export function searchText(text: string): string {
  if (plainText.test(text)) return text;
  const folded = text.normalize('NFKC').toLowerCase();
  return folded.replace(/[^\p{L}\p{N}]/gu, '');
}

/** As the text, and ü is written v, as keyboards do. */
export function searchQuery(text: string): string {
  return searchText(text).replaceAll('ü', 'v').slice(0, 64);
}

/** Whether a character stands for a syllable. */
export function isHan(character: string): boolean {
  return /\p{Script=Han}/u.test(character);
}
