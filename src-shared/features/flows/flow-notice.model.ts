import type { MachineSettings } from '../desktop/desktop.model.ts';

interface FlowNoticeWords {
  readonly title: string;
  readonly urged: string;
  many(count: number): string;
}

/** What the system's notification area says of approvals: it knows no interface texts. */
export const flowNoticeWords: Record<MachineSettings['language'], FlowNoticeWords> = {
  'zh-CN': { title: '有单据待您审批', urged: '催办：有单据待您审批', many: (count) => `${count} 张单据，打开程序查看` },
  en: {
    title: 'A document is for you to approve',
    urged: 'Reminder: a document is for you to approve',
    many: (count) => `${count} documents; open the program to see them`,
  },
};
