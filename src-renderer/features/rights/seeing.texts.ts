import { defineTexts } from '../../ui/texts.ts';

/** The few words of rights that the shell itself says; the pages' own are loaded with the pages. */
export const seeingTexts = defineTexts(
  'seeing',
  {
    myRights: '我的权限',
    seeingBanner: '您正在以“{{name}}”的身份查看，只读，{{time}} 结束',
    seeingDesktop: '仅限本机已有的数据',
    seeingEnd: '结束',
    keyMatrix: '在权限矩阵中移动',
  },
  {
    myRights: 'My rights',
    seeingBanner: 'You are seeing as “{{name}}”, read only, until {{time}}',
    seeingDesktop: 'only what is on this computer',
    seeingEnd: 'End',
    keyMatrix: 'Move in the matrix of rights',
  },
);
