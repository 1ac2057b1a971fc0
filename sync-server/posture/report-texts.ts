import type { PostureGrade, PostureReport, PostureSeverity } from '#shared/features/posture/finding.model.ts';

type Word =
  | 'title'
  | 'severity'
  | 'what'
  | 'who'
  | 'detail'
  | 'why'
  | 'todo'
  | 'clause'
  | 'accepted'
  | 'until'
  | 'appeared'
  | 'gone'
  | 'isNew'
  | 'none';

export type ReportTexts = Readonly<Record<Word, string>> & {
  readonly severities: Readonly<Record<PostureSeverity, string>>;
  readonly grades: Readonly<Record<PostureGrade, string>>;
  readonly causes: Readonly<Record<PostureReport['cause'], string>>;
};

/** What the printed report says around the findings. */
export const reportTexts: Readonly<Record<'zh-CN' | 'en', ReportTexts>> = {
  'zh-CN': {
    title: '安全自查报告',
    severity: '级别',
    what: '发现',
    who: '对象',
    detail: '情况',
    why: '为什么要紧',
    todo: '怎么办',
    clause: '依据',
    accepted: '已接受的风险',
    until: '至',
    appeared: '新出现',
    gone: '上次之后已解决',
    isNew: '新',
    none: '无',
    severities: { critical: '紧急', high: '严重', medium: '注意', low: '提示', notice: '说明' },
    grades: { urgent: '需要立即处理', wanting: '有严重问题', fair: '基本良好，有待改进', good: '良好' },
    causes: { person: '人工检查', schedule: '每周自动检查', console: '命令行检查' },
  },
  en: {
    title: 'Security self-check',
    severity: 'Severity',
    what: 'Finding',
    who: 'About',
    detail: 'Figures',
    why: 'Why it matters',
    todo: 'What to do',
    clause: 'Clause',
    accepted: 'Accepted risk',
    until: 'until',
    appeared: 'new',
    gone: 'Resolved since the last report',
    isNew: 'new',
    none: 'none',
    severities: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low', notice: 'Notice' },
    grades: {
      urgent: 'Needs action now',
      wanting: 'Has grave problems',
      fair: 'Fair, with things to better',
      good: 'Good',
    },
    causes: { person: 'Checked by hand', schedule: 'Weekly check', console: 'Checked on the command line' },
  },
};
