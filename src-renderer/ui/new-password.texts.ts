import { defineTexts } from './texts.ts';

export const newPasswordTexts = defineTexts(
  'newPassword',
  {
    password: '设置密码',
    again: '再输入一次',
    rules: '密码要求',
    met: '，已满足',
    unmet: '，未满足',
    tooShort: '至少 {{hint}} 位，可以粘贴，可以很长',
    tooFewClasses: '大写字母、小写字母、数字、符号中至少 {{hint}} 种',
    common: '不是常见的、容易猜到的密码',
    containsName: '不含账号、姓名（及拼音）、公司或产品名称',
    differ: '两次输入的不一样',
  },
  {
    password: 'New password',
    again: 'Once more',
    rules: 'What it needs',
    met: ', met',
    unmet: ', not met yet',
    tooShort: 'At least {{hint}} characters; pasting and long ones are welcome',
    tooFewClasses: 'At least {{hint}} of capitals, small letters, digits and signs',
    common: 'Not a common one that is soon guessed',
    containsName: 'Without account, name (or its pinyin), company or product',
    differ: 'The two are not the same',
  },
);
