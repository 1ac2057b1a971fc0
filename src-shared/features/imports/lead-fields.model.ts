import { addressFields, basisField, ownershipFields, provinceFields, sourceChoices } from './customer-fields.model.ts';
import { type ImportFieldSpec, importChoices, importField } from './import-field.model.ts';

export const leadImportFields: readonly ImportFieldSpec[] = [
  importField('no', '线索编号', 'Lead no.', 'text', { max: 60, also: ['编号', 'lead no', 'code'] }),
  importField('name', '线索名称', 'Lead name', 'text', {
    required: true,
    also: [
      '名称',
      '公司',
      '公司名称',
      '企业名称',
      '单位名称',
      '线索',
      '客户名称',
      'company',
      'company name',
      'name',
      'organization',
      'account name',
      'ORG',
    ],
  }),
  importField('contactName', '联系人', 'Contact name', 'text', {
    max: 60,
    also: ['联系人姓名', '联络人', '联络人姓名', '姓名', 'contact', 'full name', 'contact person', 'FN'],
  }),
  importField('lastName', '姓', 'Last name', 'text', { max: 30, also: ['family name', 'surname'] }),
  importField('firstName', '名', 'First name', 'text', { max: 30, also: ['given name'] }),
  importField('title', '职务', 'Title', 'text', {
    max: 60,
    also: ['职位', 'designation', 'job title', 'contact title'],
  }),
  importField('mobile', '手机', 'Mobile', 'phone', {
    max: 40,
    also: ['手机号', '手机号码', 'mobile phone', 'cell', 'MOBILE'],
  }),
  importField('phone', '电话', 'Phone', 'phone', {
    max: 40,
    also: ['座机', '固定电话', '联系电话', 'tel', 'telephone', 'primary phone', 'office phone'],
  }),
  importField('email', '邮箱', 'E-mail', 'email', {
    also: ['电子邮箱', '电子邮件', '邮件', 'mail', 'primary email', 'email address'],
  }),
  importField('wechat', '微信', 'WeChat', 'text', { max: 60, also: ['微信号', 'weixin'] }),
  importField('qq', 'QQ', 'QQ', 'text', { max: 40, also: ['qq号'] }),
  importField('source', '线索来源', 'Source', 'choice', {
    also: ['来源', '客户来源', 'lead source'],
    choices: sourceChoices,
  }),
  importField('sourceDetail', '来源说明', 'Source detail', 'text', { also: ['来源详情', '渠道'] }),
  importField('industry', '行业', 'Industry', 'text', { max: 60, also: ['客户行业', '所属行业'] }),
  ...provinceFields,
  ...addressFields,
  importField('demand', '需求描述', 'Demand', 'text', {
    max: 5_000,
    also: ['需求', '客户需求', '意向产品', 'requirement'],
  }),
  importField('budget', '预算（元）', 'Budget (CNY)', 'money', {
    also: ['预算', '预算金额', 'budget', 'annual revenue'],
  }),
  importField('expectedOn', '预计采购时间', 'Expected on', 'date', {
    also: ['预计成交日期', '预计采购日期', 'expected close date'],
  }),
  importField('grade', '等级', 'Grade', 'choice', {
    also: ['线索等级', '线索级别', 'rating', '客户级别'],
    choices: importChoices('hot|热|Hot|A,重点,高,热门', 'warm|温|Warm|B,普通,中', 'cold|冷|Cold|C,非优先,低'),
  }),
  importField('nextContactAt', '下次联系时间', 'Next contact', 'instant', { also: ['下次跟进时间', '下次联系'] }),
  ...ownershipFields,
  basisField,
];
