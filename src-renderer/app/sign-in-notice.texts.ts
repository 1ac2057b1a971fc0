import { defineTexts } from '../ui/texts.ts';

export const signInNoticeTexts = defineTexts(
  'signInNotice',
  {
    lastHere: '上次在这台电脑打开：{{time}}',
    first: '这是您第一次登录',
    last: '上次登录：{{time}}，{{place}}',
    failed: '之后有 {{count}} 次失败的尝试',
    newDevice: '这台设备是第一次使用',
    newAddress: '这个网络地址是第一次使用',
    between: '；',
    look: '查看登录的地方',
    close: '知道了',
  },
  {
    lastHere: 'Last opened here: {{time}}',
    first: 'This is your first sign-in',
    last: 'Last sign-in: {{time}}, {{place}}',
    failed: '{{count}} failed tries since',
    newDevice: 'this device is used for the first time',
    newAddress: 'this network address is used for the first time',
    between: '; ',
    look: 'See where you are signed in',
    close: 'All right',
  },
);
