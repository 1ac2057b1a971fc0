import { defineTexts } from './texts.ts';

export const newPasswordTexts = defineTexts(
  'newPassword',
  {
    password: '设置密码',
    again: '再输入一次',
    rule: '至少 8 位，含大写字母、小写字母、数字、符号中的三种',
    tooShort: '至少 {{hint}} 位',
    tooLong: '最多 {{hint}} 位',
    tooFewClasses: '大写字母、小写字母、数字、符号中至少要有 {{hint}} 种',
    common: '太常见，容易被猜到；试试一句只有您知道的话',
    containsName: '不要包含账号、姓名或公司名称',
    usedBefore: '不要使用最近用过的密码',
    enough: '可以使用',
    differ: '两次输入的不一样',
  },
  {
    password: 'New password',
    again: 'Once more',
    rule: 'At least 8 characters, three of capitals, small letters, digits and signs',
    tooShort: 'At least {{hint}} characters',
    tooLong: 'At most {{hint}} characters',
    tooFewClasses: 'It needs {{hint}} of capitals, small letters, digits and signs',
    common: 'Too common and soon guessed; try a sentence only you know',
    containsName: 'Leave out account, name and company',
    usedBefore: 'Take one you have not used lately',
    enough: 'Good to use',
    differ: 'The two are not the same',
  },
);
