import { expect, test } from 'vitest';
import { checkPassword } from '#shared/features/accounts/password.model.ts';

const ruleOf = (password: string, policy: 'djbh3' | 'asvs' = 'djbh3') => {
  const checked = checkPassword(password, policy, ['zhangsan', '前哨公司']);
  return checked.ok ? 'good' : checked.error.rule;
};

test('[8.1.4.1 a] the default preset asks for eight characters of three kinds, the other for twelve of any', () => {
  expect(['Ab1-xyq', 'onlysmallletters', 'Kx7-mwq2', '山高水长Ab12'].map((each) => ruleOf(each))).toEqual([
    'tooShort',
    'tooFewClasses',
    'good',
    'good',
  ]);
  expect(['Kx7-mwq2', 'four quiet river stones'].map((each) => ruleOf(each, 'asvs'))).toEqual(['tooShort', 'good']);
});

test('[V6.2] what everybody tries first is refused, however it is dressed up', () => {
  const tried = [
    'Password123!',
    'P@ssw0rd2026',
    'Qwerty!234',
    'Admin@2026',
    'Woaini1314!',
    '1qaz2wsx3edc',
    'Abcd1234!',
  ];

  expect(tried.map((each) => ruleOf(each)).every((rule) => rule === 'common' || rule === 'tooFewClasses')).toBe(true);
});

test('[V6.2] the account and the company are no passwords, and length is welcome', () => {
  expect(ruleOf('Zhangsan-7788')).toBe('containsName');
  expect(ruleOf('前哨公司Kx7-88')).toBe('containsName');
  expect(ruleOf(`Kx7-${'river stone '.repeat(8)}`)).toBe('good');
  expect(ruleOf(`Kx7-${'r7'.repeat(200)}`)).toBe('tooLong');
});
