import { defineTexts } from '../../ui/texts.ts';

export const screenMarkTexts = defineTexts(
  'screenMark',
  {
    title: '屏幕水印',
    hint: '在屏幕上淡淡地显示本人的姓名、账号、时间、电脑名称或网络地址：拍照和截屏因此可以追查。导出的文件和打印的纸另有编号。',
    rule: '显示水印',
    off: '不显示',
    sensitive: '有客户或个人信息的页面',
    all: '所有页面',
  },
  {
    title: 'Watermark on the screen',
    hint: 'Name, account, time and computer or address, faintly across the screen: photographs and screenshots can be traced. Exports and paper have numbers of their own.',
    rule: 'Watermark',
    off: 'None',
    sensitive: 'Pages with customers or personal data',
    all: 'All pages',
  },
);
