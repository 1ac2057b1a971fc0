const dayMs = 86_400_000;

/** Whether a number format shows a date or time: it has date letters outside quotes, brackets and escapes. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)) return true;
  if (code === undefined) return false;
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return /[ymdhs年月日]/i.test(bare) && !/^general$/i.test(bare);
}

/**
 * An Excel serial as `YYYY-MM-DD`, with the time of day where there is one. Serials below 61 honour Excel's belief in
 * 29 February 1900.
 */
export function excelSerialToText(serial: number, is1904: boolean): string | undefined {
  const days = is1904 ? serial + 1_462 : serial;
  if (!(days >= 0 && days < 2_958_466)) return undefined;
  if (days < 1) return new Date(Math.round(days * dayMs)).toISOString().slice(11, 19);
  const at = Math.round((days - (days < 61 ? 25_568 : 25_569)) * 86_400) * 1_000;
  const iso = new Date(at).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** A number as a person would have typed it: 15 digits, no exponent (`1.38E10` is a telephone number). */
export function excelNumberToText(raw: string): string {
  const value = Number(raw);
  if (raw === '' || !Number.isFinite(value)) return raw;
  const rounded = Number(value.toPrecision(15));
  if (Math.abs(rounded) >= 1e21 || (rounded !== 0 && Math.abs(rounded) < 1e-6)) return raw;
  return String(rounded);
}
