import { defineWords } from '../../ui/texts.ts';

/** Destroying a person’s data, and its certificate. */
export const destructionWords = defineWords(
  {
    destroy: '彻底销毁…',
    destroyTitle: '彻底销毁“{{name}}”？',
    destroyText:
      '将从所有数据表、索引、历史、日志和各台设备中删除，恢复旧备份后也会再次删除。不能撤销，回收站里也找不回。',
    destroyReason: '原因',
    destroyReasonHint: '写进证书和审计，不要写这个人的姓名或号码。',
    destroyed: '已销毁，证书在“个人信息保护 → 销毁证书”',
    destroyCounts: '将删除：{{list}}',
    typeName: '输入姓名以确认',
    noDestructions: '还没有销毁过',
    noDestructionsHint: '在联系人页面的“更多”里彻底销毁一个人；证书会留在这里。',
    record: '记录编号',
    rows: '行数',
    by: '执行人',
    printCertificate: '打印证书',
  },
  {
    destroy: 'Destroy…',
    destroyTitle: 'Destroy “{{name}}”?',
    destroyText:
      'Removed from every table, index, history, log and device, and again from any older backup that is restored. It cannot be undone, and the recycle bin does not have it.',
    destroyReason: 'Reason',
    destroyReasonHint: 'Goes into the certificate and the audit: no names or numbers of the person.',
    destroyed: 'Destroyed; the certificate is under Privacy → Certificates',
    destroyCounts: 'Will be deleted: {{list}}',
    typeName: 'Type the name to confirm',
    noDestructions: 'Nobody was destroyed yet',
    noDestructionsHint: 'A contact’s page has “Destroy” in its menu; the certificate stays here.',
    record: 'Record no.',
    rows: 'Rows',
    by: 'By',
    printCertificate: 'Print the certificate',
  },
);
