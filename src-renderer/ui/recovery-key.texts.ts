import { defineTexts } from './texts.ts';

export const recoveryTexts = defineTexts(
  'recoveryKey',
  {
    once: '只显示这一次',
    copy: '复制',
    print: '打印',
    copied: '已复制；存好后请清空剪贴板',
    kept: '我已把它抄下或打印，并保存在安全的地方',
    goOn: '继续',
  },
  {
    once: 'Shown this once',
    copy: 'Copy',
    print: 'Print',
    copied: 'Copied; clear the clipboard once it is stored',
    kept: 'I have written it down or printed it, and keep it in a safe place',
    goOn: 'Go on',
  },
);
