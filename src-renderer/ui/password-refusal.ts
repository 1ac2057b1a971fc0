import { explainRefusal, type Refusal } from '../api/explain.ts';

const codes: Readonly<Record<string, string>> = {
  tooShort: 'PASSWORD_TOO_SHORT',
  tooLong: 'PASSWORD_TOO_LONG',
  tooFewClasses: 'PASSWORD_TOO_FEW_CLASSES',
  common: 'PASSWORD_COMMON',
  containsName: 'PASSWORD_CONTAINS_NAME',
  usedBefore: 'PASSWORD_USED_BEFORE',
};

/** A refused new password, told at its field in three parts. Answers whether it was one. */
export function passwordRefusal(refusal: Refusal, tell: (text: string) => void): boolean {
  const { code, data } = refusal;
  const isPassword = code === 'PASSWORD_TOO_WEAK' || (code === 'FIELD_INVALID' && data.field === 'password');
  if (!isPassword) return false;
  const { what, why, todo } = explainRefusal({ code: codes[String(data.rule)] ?? 'PASSWORD_TOO_WEAK', data });
  tell(`${what}：${why}${todo}`);
  return true;
}
