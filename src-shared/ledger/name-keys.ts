import { companyNorm } from '../kernel/china/company-name.ts';
import { readPhone } from '../kernel/china/phone.ts';
import { pinyinColumns } from '../kernel/search/pinyin.ts';

export interface NameKeys {
  readonly nameNorm: string;
  readonly namePinyin: string;
  readonly nameInitials: string;
}

/** The search columns of a name; the same on every host because they come from the name alone. */
export function nameKeys(name: string, options: { readonly person?: boolean } = {}): NameKeys {
  return { nameNorm: companyNorm(name), ...pinyinColumns(name, options) };
}

/** The digits of a telephone number without the mainland's country code: what duplicate checks compare. */
export function phoneKey(written: string | null | undefined): string | null {
  const digits = written ? readPhone(written).digits : '';
  return digits === '' ? null : digits;
}
