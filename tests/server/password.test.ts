import { expect, test } from 'vitest';
import { commonPasswords } from '#shared/features/accounts/common-passwords.model.ts';
import { checkPassword } from '#shared/features/accounts/password.model.ts';
import {
  checkSignInPolicy,
  type SignInPolicy,
  type SignInPreset,
  signInPolicy,
  signInPresetPolicies,
} from '#shared/features/accounts/sign-in-policy.model.ts';
import { nameWords } from '#shared/kernel/search/name-words.ts';

const ruleOf = (password: string, preset: SignInPreset = 'djbh3', change: Partial<SignInPolicy> = {}) => {
  const words = ['zs01', '北方机电', ...nameWords('张三丰', { person: true })];
  const checked = checkPassword(password, { ...signInPresetPolicies[preset], ...change }, words);
  return checked.ok ? 'good' : checked.error.rule;
};

test('[8.1.4.1 a] the default preset asks for twelve characters of three kinds, the other for twelve of any', () => {
  expect(['Kx7-mwq2tve', 'onlysmallletters', 'Kx7-mwq2-tve', '山高水长路远Ab1234'].map((each) => ruleOf(each))).toEqual(
    ['tooShort', 'tooFewClasses', 'good', 'good'],
  );
  expect(['Kx7-mwq2', 'four quiet river stones'].map((each) => ruleOf(each, 'asvs'))).toEqual(['tooShort', 'good']);
});

test('[V6.2.1] a company may ask for less than the preset, never for less than eight; 64 characters always pass', () => {
  const policy = { ...signInPresetPolicies.djbh3, minLength: 8 };
  expect(checkPassword('Kx7-mwq2', policy, []).ok).toBe(true);
  expect(checkPassword('Kx7-mw2', { ...policy, minLength: 3 }, []).ok).toBe(false);
  expect(checkPassword('Kx7-mwq2'.repeat(8), { ...policy, minLength: 64 }, []).ok).toBe(true);
  expect(signInPolicy.safeParse({ ...policy, minLength: 7 }).success).toBe(false);
});

test('[8.1.4.1 a] a preset is kept whatever single setting is changed', () => {
  const of = (change: Partial<SignInPolicy>) => {
    const checked = checkSignInPolicy({ ...signInPresetPolicies.djbh3, ...change });
    return checked.ok ? 'good' : checked.error.setting;
  };
  expect([
    of({}),
    of({ minLength: 16, maxAgeDays: 30, remembered: 10, lockAfter: 3, lockMinutes: 30, secondFactor: 'everyone' }),
    of({ maxAgeDays: 0 }),
    of({ maxAgeDays: 91 }),
    of({ minClasses: 2 }),
    of({ remembered: 4 }),
    of({ lockAfter: 6 }),
    of({ lockMinutes: 14 }),
    of({ idleMinutes: 31 }),
    of({ secondFactor: 'nobody' }),
    of({ preset: 'asvs', maxAgeDays: 0, minClasses: 1, secondFactor: 'nobody' }),
  ]).toEqual([
    'good',
    'good',
    'maxAgeDays',
    'maxAgeDays',
    'minClasses',
    'remembered',
    'lockAfter',
    'lockMinutes',
    'idleMinutes',
    'secondFactor',
    'good',
  ]);
});

test('[V6.2.4] more than three thousand stolen passwords are known, however digits and signs dress them up', () => {
  expect(commonPasswords.size).toBeGreaterThan(3_000);
  const usual = [...commonPasswords].filter((word) => word.length >= 12);
  expect(usual.length).toBeGreaterThan(10);
  expect(usual.filter((word) => ruleOf(word, 'asvs') === 'good')).toEqual([]);
  expect(ruleOf('Liverpool-2026!!')).toBe('common');
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

  const rules = tried.map((each) => ruleOf(each, 'asvs', { minLength: 8 }));

  expect(rules).toEqual(tried.map(() => 'common'));
});

test('[V6.2] account, name in pinyin, company and product are no passwords, and length is welcome', () => {
  expect(ruleOf('Zhangsanfeng-7788')).toBe('containsName');
  expect(ruleOf('Kx7-sanfengzhang')).toBe('containsName');
  expect(ruleOf('Kx7-Outpost-77')).toBe('containsName');
  expect(ruleOf('北方机电Kx7-88-mwq')).toBe('containsName');
  expect(ruleOf(`Kx7-${'river stone '.repeat(8)}`)).toBe('good');
  expect(ruleOf(`Kx7-${'r7'.repeat(200)}`)).toBe('tooLong');
});
