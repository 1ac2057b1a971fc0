import { defineTexts } from './texts.ts';

export const gatePasswordTexts = defineTexts(
  'newPassword',
  {
    password: '设置密码',
    again: '再输入一次',
    rule: '至少 10 位，含字母、数字、符号中的两种',
    enough: '可以使用',
    differ: '两次输入的不一样',
  },
  {
    password: 'New password',
    again: 'Once more',
    rule: 'At least 10 characters, two of letters, digits and signs',
    enough: 'Good to use',
    differ: 'The two are not the same',
  },
);
