import { defineTexts } from '../../ui/texts.ts';

export const passwordDueTexts = defineTexts(
  'passwordDue',
  {
    expiredTitle: '请更换密码',
    expiredHint: '密码已到公司规定的期限。换好后直接进入工作，数据都在。',
    changedTitle: '请输入您的新密码',
    changedHint: '您的账号密码已在别处修改。输入新密码后，这台电脑也改用它解锁，旧密码随即失效。',
    resetTitle: '您的密码已被重置',
    resetHint: '管理员重置了您的账号密码。输入管理员给您的激活码并设置新密码，这台电脑也改用它解锁。',
    present: '账号的新密码',
    code: '激活码',
    goOn: '确定并继续',
    change: '更换密码并继续',
    lock: '先锁定',
    done: '这台电脑已改用新密码',
  },
  {
    expiredTitle: 'Time for a new password',
    expiredHint: 'Yours has reached the age the company allows. Change it and go on; nothing is lost.',
    changedTitle: 'Enter your new password',
    changedHint:
      'Your account’s password was changed elsewhere. Once you enter it, this computer opens with it too and the old one ends.',
    resetTitle: 'Your password was reset',
    resetHint:
      'An administrator reset your account. Enter the activation code they gave you and choose a new password; this computer will open with it too.',
    present: 'The account’s new password',
    code: 'Activation code',
    goOn: 'Confirm and go on',
    change: 'Change and go on',
    lock: 'Lock for now',
    done: 'This computer opens with the new password',
  },
);
