import path from 'node:path';
import { expect, test } from 'vitest';
import { type MessageCode, zhCN } from '#shared/messages/zh-CN.ts';

const page = path.resolve(import.meta.dirname, '..', '..', '..', 'docs', 'user', '常见错误.md');

const head = `# 常见错误与解决办法

每条错误都告诉您三件事：发生了什么、为什么、怎么办。屏幕上看到的就是这里的文字；命令行和日志里还有方括号中的代码，用它在本页查找。
这里没有的，请在 设置 → 关于 里“复制诊断信息”（不含客户资料），发给管理员。
`;

/** Each part of the page begins at one code of the catalogue. */
const parts: readonly (readonly [first: MessageCode, title: string])[] = [
  ['NOT_ALLOWED', '通用与客户'],
  ['EMPLOYEE_NO_TAKEN', '人员与组织'],
  ['OFFICES_MIXED', '三员与复核'],
  ['CONTACT_NOT_FOUND', '联系人、跟进、线索、待办'],
  ['QUOTE_NOT_FOUND', '报价单'],
  ['OPPORTUNITY_NOT_FOUND', '商机'],
  ['EVENT_NOT_FOUND', '日程'],
  ['ATTACHMENT_NOT_FOUND', '附件'],
  ['POOL_NOT_FOUND', '公海'],
  ['INVOICE_TITLE_NOT_FOUND', '发票'],
  ['CONTRACT_NOT_FOUND', '合同'],
  ['ORDER_NOT_FOUND', '订单、发货、退货'],
  ['PLAN_NOT_FOUND', '应收与回款'],
  ['VIEW_NOT_FOUND', '视图、撤销、导出'],
  ['OUTBOX_NOT_FOUND', '待同步、被退回、冲突'],
  ['PASSWORD_TOO_WEAK', '密码、接入、开始与结束'],
  ['SIGN_IN_FAILED', '登录与设备'],
  ['BACKUP_RUNNING', '备份'],
  ['POSTURE_REPORT_NOT_FOUND', '安全中心'],
  ['IMPORT_NOT_FOUND', '导入'],
  ['PRODUCT_NOT_FOUND', '产品与价格'],
  ['CONSENT_NOT_FOUND', '个人信息'],
  ['LEAVE_AT_SERVER', '离开系统'],
  ['FLOW_NOT_FOUND', '审批'],
  ['OFFLINE', '网络、磁盘、数据文件'],
];

function writePage(): string {
  const lines = [head];
  for (const [code, { what, why, todo }] of Object.entries(zhCN)) {
    const part = parts.find(([first]) => first === code);
    if (part) lines.push(`\n## ${part[1]}\n\n| 代码 | 发生了什么 | 为什么 | 怎么办 |\n| --- | --- | --- | --- |\n`);
    const cells = [what, why, todo].map((text) => text.replace(/\{\{\w+\}\}/g, '…').replaceAll('|', '\\|'));
    lines.push(`| \`${code}\` | ${cells.join(' | ')} |\n`);
  }
  return lines.join('');
}

test('the page of errors in the user’s book says what the screen says (`vitest run FILE --update=all` writes it again)', async () => {
  await expect(writePage()).toMatchFileSnapshot(page);
});
