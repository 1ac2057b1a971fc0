import { expect, test } from 'vitest';
import { checkIdCard } from '#shared/kernel/china/id-card.ts';
import { mask } from '#shared/kernel/china/mask.ts';
import { checkBankCard, isEmail, isPersonName, isQq, isWechat } from '#shared/kernel/china/personal-fields.ts';

const today = '2026-11-22';

test.each([
  ['11010519491231002X', { problem: null, warning: null, birthDate: '1949-12-31', sex: 'female' }],
  ['11010519491231002x', { problem: null, text: '11010519491231002X' }],
  ['440524188001010014', { problem: null, warning: 'birthDate', sex: 'male' }],
  ['110101199003071233', { problem: null, sex: 'male' }],
  ['110101200002290018', { problem: null, birthDate: '2000-02-29' }],
  ['110101190002290016', { problem: 'date' }],
  ['110101199003071234', { problem: 'checkCharacter' }],
  ['990101199003071233', { problem: 'region' }],
  ['110101299003071233', { problem: 'date' }],
  ['110101900307123', { problem: null, warning: 'legacy', birthDate: '1990-03-07', sex: 'male' }],
  ['1101', { problem: 'shape' }],
])('[china 5.5] identity number %s', (text, expected) => {
  expect(checkIdCard(text, today)).toMatchObject(expected);
});

test.each([
  ['phone', '138 1234 5678', '138****5678'],
  ['phone', '0755-87654321', '0755****21'],
  ['idCard', '11010519491231002X', `110${'*'.repeat(13)}2X`],
  ['personName', '张伟明', '张**'],
  ['personName', '欧阳修', '欧阳**'],
  ['companyName', '武汉初客网络科技有限公司', '武汉***公司'],
  ['companyName', '初客', '初***'],
  ['bankCard', '6222021234567890123', '****0123'],
  ['email', 'li.na@example.com', 'l***@example.com'],
  ['account', 'wx_zhangwei', 'wx***i'],
  ['address', '湖北省武汉市洪山区珞喻路1037号', '湖北省武汉市洪山区***'],
  ['address', '上海市浦东新区世纪大道1号', '上海市浦东新区***'],
  ['address', '某某路1号', '某某***'],
  ['document', 'E12345678', 'E12***8'],
  ['amount', '1200000', '***'],
  ['phone', '', ''],
] as const)('[china 5.5] a masked %s: %s becomes %s', (kind, text, masked) => {
  expect(mask(kind, text)).toBe(masked);
});

test('[china 5.5] names, accounts and cards are judged loosely where people differ', () => {
  expect(['张伟', '阿卜杜热依木·买买提', 'Li Na', '张', '张3'].map(isPersonName)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(['a@b.cn', 'a@b', 'a b@c.cn', 'a@b@c.cn'].map(isEmail)).toEqual([true, false, false, false]);
  expect([isWechat('wx_zhangwei'), isWechat('wx'), isQq('10001'), isQq('01234')]).toEqual([true, false, true, false]);
  expect(checkBankCard('6222 0212 3456 7890 128')).toMatchObject({ digits: '6222021234567890128', valid: true });
  expect(checkBankCard('4111111111111111').luhn).toBe(true);
  expect(checkBankCard('4111111111111112')).toMatchObject({ valid: true, luhn: false });
});
