import { defineTexts } from './texts.ts';

export const sessionTexts = defineTexts(
  'sessionList',
  {
    here: '本次登录',
    end: '退出此处',
    script: '程序接口（{{name}}）',
    seen: '最近使用 {{time}} · 来自 {{address}}',
    addressUnknown: '未知地址',
    since: '登录于 {{from}}，最迟 {{until}} 结束',
  },
  {
    here: 'This session',
    end: 'Sign out there',
    script: 'Script ({{name}})',
    seen: 'Last used {{time}} · from {{address}}',
    addressUnknown: 'an unknown address',
    since: 'Signed in {{from}}, ends {{until}} at the latest',
  },
);
