const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

export type IdCardProblem = 'shape' | 'region' | 'date' | 'checkCharacter';

export interface IdCardCheck {
  /** Stored form: no blanks, the check character X in upper case. */
  readonly text: string;
  readonly problem: IdCardProblem | null;
  /** True, but unusual enough to ask: a 15-digit card of old, or a birth before 1900. */
  readonly warning: 'legacy' | 'birthDate' | null;
  readonly birthDate: string | null;
  readonly sex: 'male' | 'female' | null;
}

/** Checks a resident identity number (GB 11643). `today` is `YYYY-MM-DD`; nobody is born after it. */
export function checkIdCard(written: string, today: string): IdCardCheck {
  const text = written.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  const nothing = { text, warning: null, birthDate: null, sex: null };
  const legacy = /^\d{15}$/.test(text);
  if (!legacy && !/^\d{17}[\dX]$/.test(text)) return { ...nothing, problem: 'shape' };
  if (!provinces.has(text.slice(0, 2))) return { ...nothing, problem: 'region' };

  const digits = legacy ? `19${text.slice(6, 12)}` : text.slice(6, 14);
  const birthDate = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  if (!isCalendarDate(birthDate) || birthDate > today) return { ...nothing, problem: 'date' };
  if (!legacy && idCardCheckCharacter(text) !== text[17]) return { ...nothing, problem: 'checkCharacter' };

  const sex = Number(legacy ? text[14] : text[16]) % 2 === 1 ? 'male' : 'female';
  const warning = legacy ? 'legacy' : birthDate < '1900' ? 'birthDate' : null;
  return { text, problem: null, warning, birthDate, sex };
}

export function idCardCheckCharacter(first17: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += Number(first17[index]) * weights[index]!;
  return checkCharacters[sum % 11]!;
}

function isCalendarDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
