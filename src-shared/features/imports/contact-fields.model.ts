import { addressFields, ownershipFields, provinceFields } from './customer-fields.model.ts';
import { type ImportFieldSpec, importChoices, importField } from './import-field.model.ts';

export const contactImportFields: readonly ImportFieldSpec[] = [
  importField('name', '姓名', 'Name', 'text', {
    max: 60,
    required: true,
    also: ['联系人', '联系人姓名', '联系人名称', '名字', 'full name', 'contact name', 'contact', 'FN', 'display name'],
  }),
  importField('lastName', '姓', 'Last name', 'text', { max: 30, also: ['family name', 'surname'] }),
  importField('firstName', '名', 'First name', 'text', { max: 30, also: ['given name'] }),
  importField('customerId', '客户名称', 'Customer', 'customer', {
    required: true,
    also: [
      '客户',
      '公司',
      '公司名称',
      '所属客户',
      '企业名称',
      '单位',
      'company',
      'company name',
      'organization',
      'organization name',
      'account name',
      'customer id',
      'supplier id',
      '客户编号',
      'ORG',
    ],
  }),
  importField('gender', '性别', 'Gender', 'choice', {
    also: ['sex', 'GENDER'],
    choices: importChoices('male|男|Male|先生,m,mr,mr.,男性', 'female|女|Female|女士,小姐,f,ms,mrs,ms.,mrs.,女性'),
  }),
  importField('title', '职务', 'Title', 'text', {
    max: 60,
    also: ['职位', '岗位', 'job title', 'contact title', 'position', 'designation'],
  }),
  importField('dept', '部门', 'Department', 'text', { max: 60, also: ['所在部门', 'dept', 'DEPT'] }),
  importField('mobile', '手机', 'Mobile', 'phone', {
    max: 40,
    also: ['手机号', '手机号码', '移动电话', 'mobile phone', 'cell', 'cell phone', 'MOBILE'],
  }),
  importField('phone', '电话', 'Phone', 'phone', {
    max: 40,
    also: [
      '座机',
      '固定电话',
      '办公电话',
      '联系电话',
      'tel',
      'telephone',
      'office phone',
      'business phone',
      'home phone',
    ],
  }),
  importField('email', '邮箱', 'E-mail', 'email', {
    also: ['电子邮箱', '电子邮件', '邮件', 'mail', 'primary email', 'email address'],
  }),
  importField('wechat', '微信', 'WeChat', 'text', { max: 60, also: ['微信号', 'weixin'] }),
  importField('qq', 'QQ', 'QQ', 'text', { max: 40, also: ['qq号'] }),
  importField('birthday', '生日', 'Birthday', 'date', {
    also: ['出生日期', 'birthdate', 'date of birth', 'bday', 'birth date'],
  }),
  ...provinceFields,
  ...addressFields,
  importField('role', '决策角色', 'Decision role', 'choice', {
    also: ['角色', '关系角色'],
    choices: importChoices(
      'decider|决策人|Decider|决策者',
      'influencer|影响者|Influencer|影响人',
      'user|使用者|User|使用人',
      'evaluator|评估者|Evaluator|评估人',
      'gatekeeper|把关者|Gatekeeper|把关人',
      'finance|财务|Finance|财务人员',
    ),
  }),
  importField('isDecisionMaker', '关键决策人', 'Decision maker', 'boolean', { also: ['是否关键决策人', '是否决策人'] }),
  importField('isPrimary', '首要联系人', 'Primary contact', 'boolean', { also: ['是否首要', '主要联系人', 'primary'] }),
  importField('attitude', '态度', 'Attitude', 'choice', {
    choices: importChoices('supports|支持|Supports|', 'neutral|中立|Neutral|', 'opposes|反对|Opposes|'),
  }),
  importField('hobby', '爱好', 'Hobby', 'text', { also: ['兴趣爱好', '兴趣'] }),
  importField('doNotCall', '勿打电话', 'Do not call', 'boolean'),
  ...ownershipFields,
];
