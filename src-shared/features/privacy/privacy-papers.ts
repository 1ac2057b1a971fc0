import type { DestructionRow } from './desk.contract.ts';
import type { Entry } from './entry.model.ts';
import type { PersonPackage } from './person-package.ts';

export type PaperLanguage = 'zh-CN' | 'en';

const style =
  'body{font:14px/1.6 system-ui,"Noto Sans SC",sans-serif;max-width:960px;margin:24px auto;padding:0 16px;color:#111}' +
  'h1{font-size:22px}h2{font-size:16px;margin:24px 0 8px}table{border-collapse:collapse;width:100%;margin-bottom:16px}' +
  'td,th{border:1px solid #bbb;padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}' +
  'th{width:30%;background:#f3f4f6;font-weight:600}small{color:#555}';

function page(language: PaperLanguage, title: string, body: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><h1>${escapeHtml(title)}</h1>${body}</body></html>`;
}

function escapeHtml(value: unknown): string {
  const text =
    value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Asia/Shanghai, to the second. */
export function moment(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

function table(rows: readonly (readonly [string, unknown])[]): string {
  return `<table>${rows.map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`).join('')}</table>`;
}

const isEmpty = (value: unknown) =>
  value === null || value === '' || value === undefined || (Array.isArray(value) && value.length === 0);

function readable(field: string, value: unknown): unknown {
  return typeof value === 'number' && /(At|^at|From|Until)$/.test(field) ? moment(value) : value;
}

/** The package for the person's own eyes: to be read in any browser and printed. */
export function packagePaper(content: PersonPackage, language: PaperLanguage): string {
  const isEnglish = language === 'en';
  const title = isEnglish ? 'All data kept about you' : '我们保存的与您有关的全部个人信息';
  const parts = Object.entries(content.data).map(([name, rows]) => {
    const heading = tableNames[name]?.[isEnglish ? 1 : 0] ?? name;
    const cards = rows.map((row) =>
      table(
        Object.entries(row)
          .filter(([, value]) => !isEmpty(value))
          .map(([field, value]) => [field, readable(field, value)] as const),
      ),
    );
    return `<h2>${escapeHtml(heading)} (${rows.length})</h2>${cards.join('')}`;
  });
  const seen = content.disclosures.map(
    ({ at, by, kind, procedure }) =>
      `<tr><td>${moment(at)}</td><td>${escapeHtml(by ?? '—')}</td><td>${escapeHtml(kind)}</td><td>${escapeHtml(procedure ?? '')}</td></tr>`,
  );
  const made = isEnglish
    ? `Made ${moment(content.madeAt)} by ${content.madeBy ?? ''}`
    : `${content.madeBy ?? ''} 制作于 ${moment(content.madeAt)}`;
  const heads = isEnglish ? ['Time', 'By', 'Kind', 'What'] : ['时间', '人员', '类别', '操作'];
  return page(
    language,
    title,
    `<small>${escapeHtml(made)}</small>${parts.join('')}<h2>${isEnglish ? 'Who saw or changed it' : '查看与处理记录'} (${seen.length})</h2><table><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>${seen.join('')}</table>`,
  );
}

export const tableNames: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  contacts: ['联系人', 'Contacts'],
  leads: ['线索', 'Leads'],
  follow_ups: ['跟进记录', 'Follow-ups'],
  follow_up_notes: ['跟进补充', 'Follow-up notes'],
  tasks: ['待办', 'Tasks'],
  events: ['日程', 'Events'],
  event_contents: ['日程内容', 'Contents of events'],
  event_seats: ['日程参与人', 'Participants of events'],
  event_exceptions: ['日程变更', 'Changes of events'],
  reminders: ['提醒', 'Reminders'],
  consents: ['授权与依据', 'Consents and bases'],
  legal_holds: ['法定留存', 'Legal holds'],
  privacy_requests: ['个人信息请求', 'Privacy requests'],
  team_members: ['相关团队', 'Team members'],
  follows: ['关注', 'Follows'],
  conflicts: ['冲突', 'Conflicts'],
  import_chunks: ['导入来源', 'Imports'],
  opportunities: ['商机', 'Opportunities'],
  quotes: ['报价单', 'Quotes'],
  contracts: ['合同', 'Contracts'],
  contract_lines: ['合同明细', 'Lines of contracts'],
  contract_changes: ['合同变更', 'Changes of contracts'],
  quote_lines: ['报价明细', 'Lines of quotes'],
  orders: ['订单', 'Orders'],
  order_lines: ['订单明细', 'Lines of orders'],
  order_changes: ['订单变更', 'Changes of orders'],
  deliveries: ['发货', 'Deliveries'],
  goods_returns: ['退货', 'Returns'],
  receivable_plans: ['回款计划', 'Receivables'],
  receipts: ['回款', 'Receipts'],
  invoice_titles: ['开票抬头', 'Invoice titles'],
  invoice_applications: ['开票申请', 'Invoice applications'],
  invoices: ['发票', 'Invoices'],
  invoice_lines: ['发票明细', 'Lines of invoices'],
};

export interface Signature {
  readonly publicKey: string;
  readonly signature: string;
}

/** What the signature of a certificate covers. */
export function certificateMessage({ id, subjectId, at, digest, counts }: DestructionRow): string {
  return JSON.stringify(['outpost-destruction-1', id, subjectId, at, digest, counts]);
}

/** Tells what was destroyed without telling of whom: the record's number, counts, a digest, a signature. */
export function certificatePaper(row: DestructionRow, signed: Signature | null, language: PaperLanguage): string {
  const isEnglish = language === 'en';
  const counts = Object.entries(row.counts).map(
    ([name, count]) => [tableNames[name]?.[isEnglish ? 1 : 0] ?? name, count] as const,
  );
  const facts: (readonly [string, unknown])[] = [
    [isEnglish ? 'Certificate no.' : '证书编号', row.id],
    [isEnglish ? 'Record no.' : '记录编号', row.subjectId],
    [isEnglish ? 'Destroyed at' : '销毁时间', moment(row.at)],
    [isEnglish ? 'Decided by' : '执行人', row.byName],
    [isEnglish ? 'Reason' : '原因', row.reason],
    ['SHA-256', row.digest],
    [isEnglish ? 'Public key' : '公钥', signed?.publicKey ?? (isEnglish ? 'not signed on this host' : '本机未签名')],
    [isEnglish ? 'Signature' : '签名', signed?.signature ?? '—'],
    [isEnglish ? 'Signed text' : '签名内容', certificateMessage(row)],
  ];
  const reach = isEnglish
    ? 'The rows below were removed from every table and index. Devices remove them at their next contact; a backup made before is brought up to this ledger before anybody sees it.'
    : '下列记录已从所有数据表和索引中删除；各设备在下次联系服务器时删除；此前的备份恢复后，先按销毁台账再次删除，之后才会显示。';
  return page(
    language,
    isEnglish ? 'Certificate of destruction' : '个人信息销毁证书',
    `${table(facts)}<p>${reach}</p>${table(counts)}`,
  );
}

/** The notice of an incident to those it concerns (article 57): what, whose data, harm, measures, whom to ask. */
export function incidentPaper({ title, details, createdAt }: Entry, language: PaperLanguage, signedBy: string): string {
  const isEnglish = language === 'en';
  const lines: (readonly [string, unknown])[] = [
    [isEnglish ? 'What happened' : '事件情况', title],
    [isEnglish ? 'Discovered' : '发现时间', details.discovered ?? moment(createdAt)],
    [isEnglish ? 'Data concerned' : '涉及的个人信息种类', details.categories],
    [isEnglish ? 'Possible harm' : '可能造成的危害', details.harm],
    [isEnglish ? 'What we did, what you can do' : '已采取的补救措施和您可以采取的减轻危害的措施', details.measures],
    [isEnglish ? 'Whom to ask' : '联系方式', details.contact],
  ];
  return page(
    language,
    isEnglish ? 'Notice of a personal data incident' : '个人信息安全事件告知书',
    `${table(lines)}<p>${escapeHtml(signedBy)}</p>`,
  );
}
