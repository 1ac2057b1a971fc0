import { defineTexts } from '../../ui/texts.ts';

export const transfersTexts = defineTexts(
  'transfers',
  {
    title: '出境登记',
    requireRegion: '只允许声明过的位置',
    requireRegionHint: '没有声明地区的备份文件夹和服务器一律拒绝；已设定的位置不再写入新的备份。',
    blocked: '禁止',
    counted: '{{year}} 年 1 月 1 日以来：{{persons, number}} 人，其中敏感个人信息 {{sensitive, number}} 人',
    tier_none: '今年没有数据出境',
    tier_exempt: '不满 10 万人且不含敏感个人信息：免予申报、订立标准合同和认证',
    tier_contract: '须订立标准合同或通过个人信息保护认证（10 万人以上，或含敏感个人信息）',
    tier_assessment: '须申报数据出境安全评估（100 万人以上，或敏感个人信息 1 万人以上）',
    recordedBy: '登记人',
    times: '今年次数',
    persons: '今年人数',
    last: '最近一次',
    none: '没有境外的位置',
    noneHint: '在“概况与设置”里声明备份位置、服务器和设备所在的地区。',
  },
  {
    title: 'Cross-border',
    requireRegion: 'Only declared places',
    requireRegionHint:
      'Backup folders and servers without a declared region are refused; places set before get no new copies.',
    blocked: 'Blocked',
    counted: 'Since 1 January {{year}}: {{persons, number}} persons, {{sensitive, number}} of them with sensitive data',
    tier_none: 'Nothing left the mainland this year',
    tier_exempt:
      'Under 100,000 persons and nothing sensitive: exempt from assessment, standard contract and certification',
    tier_contract: 'A standard contract or certification is needed (100,000 persons or more, or sensitive data)',
    tier_assessment: 'A security assessment is needed (1,000,000 persons or more, or 10,000 with sensitive data)',
    recordedBy: 'Recorded by',
    times: 'Times this year',
    persons: 'Persons this year',
    last: 'Last',
    none: 'No place outside the mainland',
    noneHint: 'Declare under “Overview and rules” where backups, servers and devices are.',
  },
);
