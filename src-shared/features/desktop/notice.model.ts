import type { MachineSettings } from './desktop.model.ts';

interface NoticeWords {
  readonly done: string;
  readonly snooze: string;
  missed(title: string): string;
  /** The other side of a red-letter request has little time left, or none. */
  redDue(title: string): string;
  /** Several reminders at once are told as one. */
  many(count: number, missed: number): { title: string; body: string };
}

/** What reminders say outside the screen: the system's notification area knows no interface texts. */
export const noticeWords: Record<MachineSettings['language'], NoticeWords> = {
  'zh-CN': {
    done: '完成',
    snooze: '稍后提醒',
    missed: (title) => `已错过：${title}`,
    redDue: (title) => `红字确认即将到期：${title}`,
    many: (count, missed) => ({
      title: `${count} 个提醒`,
      body: missed > 0 ? `其中 ${missed} 个在程序关闭时已错过` : '打开程序查看',
    }),
  },
  en: {
    done: 'Done',
    snooze: 'Later',
    missed: (title) => `Missed: ${title}`,
    redDue: (title) => `Red-letter confirmation due: ${title}`,
    many: (count, missed) => ({
      title: `${count} reminders`,
      body: missed > 0 ? `${missed} of them were missed while the program was closed` : 'Open the program to see them',
    }),
  },
};
