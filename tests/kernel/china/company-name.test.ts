import { expect, test } from 'vitest';
import { areRelatedCompanies, companyCore, companyNorm, companySimilarity } from '#shared/kernel/china/company-name.ts';

test('[china 5.7] a place in front or in brackets is the same place', () => {
  expect(companyCore('武汉初客网络科技有限公司')).toBe('初客网络科技');
  expect(companyCore('初客网络科技（武汉）有限公司')).toBe('初客网络科技');
  expect(companySimilarity('武汉初客网络科技有限公司', '初客网络科技（武汉）有限公司')).toBe(1);
});

test('[china 5.7] the same words with more or fewer of them are alike in part', () => {
  expect(companySimilarity('湖北省武汉市初客网络科技有限责任公司', '初客网络')).toBe(0.75);
  expect(companySimilarity('华强电子', '华强北电子')).toBeCloseTo(0.571, 3);
});

test('[china 5.7] case, blanks and punctuation do not count', () => {
  expect(companyNorm('ABC  Trading Co., Ltd')).toBe(companyNorm('abc trading co ltd'));
  expect(companyCore('ABC  Trading Co., Ltd')).toBe('ABCTRADING');
});

test('[china 5.7] another legal form of one core is alike', () => {
  expect([companyCore('深圳市华强电子有限公司'), companyCore('深圳华强电子厂')]).toEqual(['华强电子', '华强电子']);
});

test('[china 5.7] places of every level go, and a name that is only a place and a trade keeps both', () => {
  expect(
    [
      '内蒙古自治区呼和浩特市蒙草生态股份有限公司',
      '江苏省苏州市昆山市恒源机械厂',
      '上海银行股份有限公司',
      '深圳市南山区腾云软件有限公司',
      '西门子（中国）有限公司',
      '北京公司',
      '超级市场连锁有限公司',
    ].map(companyCore),
  ).toEqual(['蒙草生态', '恒源机械', '上海银行', '腾云软件', '西门子', '北京', '超级市场连锁']);
});

test('[china 5.7] cores of three characters or fewer are equal or nothing', () => {
  expect(companySimilarity('深圳市腾讯有限公司', '腾讯集团')).toBe(1);
  expect(companySimilarity('恒源达', '恒源')).toBe(0);
});

test('[china 5.7] a branch is related to its company, not its duplicate', () => {
  const company = '武汉初客网络科技有限公司';
  expect(areRelatedCompanies(company, '武汉初客网络科技有限公司深圳分公司')).toBe(true);
  expect(areRelatedCompanies(company, '初客网络科技（武汉）有限公司')).toBe(false);
  expect(areRelatedCompanies(company, '恒源机械深圳分公司')).toBe(false);
});
