const personName = /^[\p{Script=Han}\p{L}][\p{Script=Han}\p{L}·.' -]{1,29}$/u;

/** 2–30 characters of a Chinese, minority or foreign name. */
export function isPersonName(text: string): boolean {
  return personName.test(text.normalize('NFKC').trim());
}

/** One @ and a domain with a dot: what can be delivered is the mail server's to say. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text.normalize('NFKC').trim());
}

export function isWechat(text: string): boolean {
  return /^[a-zA-Z0-9_-]{6,20}$/.test(text.trim());
}

export function isQq(text: string): boolean {
  return /^[1-9]\d{4,10}$/.test(text.trim());
}

/** 12–19 digits; `luhn` false is a warning only, because company accounts fail it by design. */
export function checkBankCard(text: string): {
  readonly digits: string;
  readonly valid: boolean;
  readonly luhn: boolean;
} {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '');
  const valid = /^\d{12,19}$/.test(digits);
  return { digits, valid, luhn: valid && luhnSum(digits) % 10 === 0 };
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}
