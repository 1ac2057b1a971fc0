import { type ImportFieldSpec, importChoices, importField } from './import-field.model.ts';

export const sourceChoices = importChoices(
  'promotion|促销|Promotion|促销活动,campaign',
  'search|搜索引擎|Search engine|百度,google,web,website,网络',
  'advert|广告|Advertisement|advert,ad',
  'referral|转介绍|Referral|介绍,朋友介绍,客户介绍,partner,employee',
  'signUp|线上注册|Online sign-up|注册,self generated',
  'enquiry|线上询价|Online enquiry|询价,inquiry,在线咨询',
  'exhibition|展会|Exhibition|会展,trade show,conference,展览',
  'coldVisit|陌拜|Cold visit|陌生拜访,预约上门,上门',
  'phone|电话咨询|Phone enquiry|电话,cold call,call,电话营销',
  'email|邮件|E-mail|邮件咨询,direct mail,mail',
  'existing|老客户|Existing customer|老客户推荐',
  'other|其他|Other|其它,others',
);

export const provinceFields = [
  importField('region', '省市区', 'Region', 'text', { max: 100, also: ['地区', '所在地区', '区域', '地区定位'] }),
  importField('country', '国家', 'Country', 'text', {
    max: 60,
    also: ['国家地区', 'billing country', 'mailing country', 'country/region'],
  }),
  importField('province', '省', 'Province', 'text', {
    max: 60,
    also: ['省份', '所在省', 'state', 'billing state', 'mailing state', 'state/province', '省/自治区/直辖市'],
  }),
  importField('city', '市', 'City', 'text', { max: 60, also: ['城市', '所在市', 'billing city', 'mailing city'] }),
  importField('district', '区县', 'District', 'text', { max: 60, also: ['区', '县', '区/县', '所在区'] }),
] as const;

const addressAlso = [
  '详细地址',
  '公司地址',
  '联系地址',
  '街道',
  'street',
  'billing address',
  'mailing street',
  '通讯地址',
];

export const addressFields = [
  importField('address', '地址', 'Address', 'text', { max: 300, also: addressAlso }),
  importField('postalCode', '邮编', 'Postal code', 'text', {
    max: 20,
    also: ['邮政编码', 'zip', 'zip code', 'postcode', 'billing postal code', 'mailing zip'],
  }),
] as const;

export const ownershipFields = [
  importField('ownerId', '负责人', 'Owner', 'person', {
    also: ['所有者', '归属人', '业务员', '销售', '销售员', '销售人员', 'assigned to', 'account owner', 'salesperson'],
  }),
  importField('createdBy', '创建人', 'Created by', 'person', { also: ['录入人', 'creator', '创建者'] }),
  importField('createdAt', '创建时间', 'Created at', 'instant', {
    also: ['创建日期', '录入时间', 'created time', 'date created', 'created', 'create time'],
  }),
  importField('tags', '标签', 'Tags', 'tags', { also: ['客户标签', 'labels', '标记'] }),
  importField('remark', '备注', 'Remark', 'text', {
    max: 5_000,
    also: ['说明', '描述', '备注信息', 'description', 'notes', 'note', 'comments'],
  }),
] as const;

/** On what basis a person's data may be used (S-PI-1); a row without one comes in and is kept out of marketing and exports. */
export const basisField = importField('basis', '合法性基础', 'Lawful basis', 'choice', {
  also: ['授权依据', '处理依据', '授权', 'legal basis', 'consent basis'],
  choices: importChoices(
    'consent|同意|Consent|已同意,已授权,授权,是,yes,y',
    'contract|合同必需|Contract|合同',
    'legalDuty|法定义务|Legal duty|法定',
    'other|其他|Other|',
  ),
});

/** Northwind, 悟空CRM, Cordys and vtiger name them so. `contact…` fields make a contact beside the customer. */
export const customerImportFields: readonly ImportFieldSpec[] = [
  importField('no', '客户编号', 'Customer no.', 'text', {
    max: 60,
    also: [
      '编号',
      '客户代码',
      '客户编码',
      'customer id',
      'supplier id',
      'account no',
      'organization no',
      'customer no',
      'code',
    ],
  }),
  importField('name', '客户名称', 'Customer name', 'text', {
    required: true,
    also: [
      '名称',
      '公司',
      '公司名称',
      '企业名称',
      '单位名称',
      '客户',
      '客户名',
      '供应商名称',
      'company',
      'company name',
      'name',
      'organization',
      'organization name',
      'account name',
      'customer',
      'ORG',
    ],
  }),
  importField('shortName', '简称', 'Short name', 'text', { max: 100, also: ['客户简称', '公司简称', 'alias'] }),
  importField('kind', '客户类型', 'Kind', 'choice', {
    also: ['类型', '企业类型', 'type'],
    choices: importChoices(
      'enterprise|企业|Company|公司,有限公司,company,business,customer',
      'soleTrader|个体工商户|Sole trader|个体,个体户',
      'institution|事业单位|Institution|学校,医院',
      'government|政府|Government|政府机关,机关',
      'person|个人|Person|自然人,individual',
    ),
  }),
  importField('creditCode', '统一社会信用代码', 'Credit code', 'creditCode', {
    max: 30,
    also: ['信用代码', '社会信用代码', '税号', '纳税人识别号', 'uscc', 'tax number', 'tax id'],
  }),
  importField('relation', '关系', 'Relation', 'choice', {
    choices: importChoices(
      'group|集团|Group|',
      'subsidiary|子公司|Subsidiary|',
      'branch|分支机构|Branch|分公司',
      'agent|代理商|Agent|代理,经销商,partner,reseller',
      'endCustomer|最终客户|End customer|终端客户',
    ),
  }),
  importField('industry', '行业', 'Industry', 'text', { max: 60, also: ['客户行业', '所属行业'] }),
  importField('scale', '规模', 'Scale', 'choice', {
    also: ['企业规模', '公司规模', '客户规模'],
    choices: importChoices('micro|微型|Micro|', 'small|小型|Small|', 'medium|中型|Medium|', 'large|大型|Large|'),
  }),
  ...provinceFields,
  ...addressFields,
  importField('website', '网址', 'Website', 'website', {
    also: ['网站', '官网', '公司网站', 'url', 'home page', 'homepage', 'web'],
  }),
  importField('mobile', '手机', 'Mobile', 'phone', {
    max: 40,
    also: ['手机号', '手机号码', '移动电话', 'mobile phone', 'cell', 'cell phone'],
  }),
  importField('phone', '电话', 'Phone', 'phone', {
    max: 40,
    also: ['电话号码', '座机', '固定电话', '公司电话', '联系电话', 'tel', 'telephone', 'primary phone', 'office phone'],
  }),
  importField('fax', '传真', 'Fax', 'phone', { max: 40, also: ['传真号码'] }),
  importField('email', '邮箱', 'E-mail', 'email', {
    also: ['电子邮箱', '电子邮件', '邮件', 'mail', 'primary email', 'email address'],
  }),
  importField('level', '客户级别', 'Level', 'choice', {
    also: ['级别', '等级', '客户等级', 'rating', 'grade'],
    choices: importChoices(
      'A|A（重点）|A (key)|重点,重点客户,A级,战略,hot,a类',
      'B|B（普通）|B (normal)|普通,普通客户,B级,重要,warm,b类',
      'C|C（非优先）|C (low)|非优先,非优先客户,C级,一般,cold,c类',
      'D|D（观察）|D (watch)|观察,D级,d类',
    ),
  }),
  importField('isKey', '重点客户', 'Key customer', 'boolean', { also: ['是否重点', 'key account', 'is key'] }),
  importField('keyReason', '重点原因', 'Key reason', 'text'),
  importField('lifecycle', '生命周期', 'Lifecycle', 'choice', {
    also: ['客户状态', '成交状态', '阶段', 'status', 'deal status'],
    choices: importChoices(
      'potential|潜在|Potential|潜在客户,未成交,prospect,new',
      'interested|意向|Interested|意向客户,有意向',
      'won|成交|Won|已成交,成交客户,customer,active',
      'repeat|复购|Repeat|复购客户,老客户',
      'silent|沉默|Silent|沉默客户,inactive',
      'lost|流失|Lost|流失客户,已流失',
    ),
  }),
  importField('source', '客户来源', 'Source', 'choice', { also: ['来源', 'lead source'], choices: sourceChoices }),
  importField('paymentTermDays', '账期（天）', 'Payment term (days)', 'number', {
    also: ['账期', '付款天数', 'payment term'],
  }),
  importField('creditLimit', '信用额度（元）', 'Credit limit (CNY)', 'money', {
    also: ['信用额度', '授信额度', 'credit limit'],
  }),
  importField('taxpayerKind', '纳税人类型', 'Taxpayer kind', 'choice', {
    choices: importChoices(
      'general|一般纳税人|General|一般',
      'smallScale|小规模纳税人|Small-scale|小规模',
      'other|其他|Other|其它',
    ),
  }),
  importField('nextContactAt', '下次联系时间', 'Next contact', 'instant', {
    also: ['下次跟进时间', '下次联系', 'next follow up'],
  }),
  ...ownershipFields,
  importField('contactName', '联系人', 'Contact name', 'text', {
    max: 60,
    also: [
      '联系人姓名',
      '联络人',
      '联络人姓名',
      '主要联系人',
      '首要联系人',
      'contact',
      'contact person',
      'primary contact',
      'FN',
    ],
  }),
  importField('contactTitle', '联系人职务', 'Contact title', 'text', {
    max: 60,
    also: ['职务', '职位', 'title', 'job title'],
  }),
  importField('contactMobile', '联系人手机', 'Contact mobile', 'phone', {
    max: 40,
    also: ['联系人手机号', 'contact mobile phone'],
  }),
  importField('contactPhone', '联系人电话', 'Contact phone', 'phone', { max: 40 }),
  importField('contactEmail', '联系人邮箱', 'Contact e-mail', 'email', {}),
  importField('contactWechat', '联系人微信', 'Contact WeChat', 'text', { max: 60, also: ['微信', '微信号', 'wechat'] }),
];
