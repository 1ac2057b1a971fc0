import type { DemoRandom } from './demo-random.ts';

const products =
  '办公协同系统 生产管理系统 仓储设备 检测仪器 年度耗材 售后维保 定制包装 节能改造 设备租赁 云服务器 安全监控 培训服务'.split(
    ' ',
  );
const people = '采购经理 财务负责人 技术总监 老板 项目负责人 行政主管 生产厂长'.split(' ');
const issues =
  '预算要等下季度批复 现用供应商合同十二月到期 对交货周期有疑问 希望先做一个试点 价格比上一家高百分之五 需要补充资质文件 要求账期六十天'.split(
    ' ',
  );

const early = [
  '首次电话联系，{人}接的，介绍了公司情况，对方在了解{物}，约下周发一份资料。',
  '加上微信，发送了{物}的介绍和两个同行案例，对方说看完回复。',
  '展会上交换了名片，{人}对{物}感兴趣，会后电话确认需求。',
  '上门拜访，见到{人}，了解了现有流程和痛点，{难}。',
  '电话未接通，发短信说明来意，下午再打。',
];
const middle = [
  '与{人}开会确认{物}的范围，对方提出{难}，回去整理方案。',
  '发送{物}报价单第二版，{人}表示会拿到内部讨论。',
  '陪同技术同事现场勘察，{人}全程参加，基本认可方案，{难}。',
  '视频会议演示{物}，参会五人，提了七个问题，已逐条回复。',
  '微信沟通付款方式，{难}，已向主管申请。',
  '请{人}到公司参观，看了两个正在交付的项目，印象不错。',
];
const late = [
  '合同条款确认完毕，{人}走内部盖章流程，预计本周五寄出。',
  '收到预付款，已安排{物}排期，通知{人}到货时间。',
  '回访{物}使用情况，{人}满意，提到明年有扩容计划。',
  '季度对账完成，双方无差异，{人}介绍了集团另一家公司的需求。',
  '售后回访，处理了一个小问题，客户对响应速度满意。',
];
const next = [
  '发送案例资料并电话确认',
  '跟进报价反馈',
  '上门演示',
  '确认合同盖章进度',
  '预约技术交流',
  '回访使用情况',
  '催收尾款',
  '约老板面谈',
];
const demands = [
  '计划年内更换{物}，目前在比较三家，希望先看演示。',
  '新厂房投产，需要{物}，数量约二十套。',
  '原供应商服务跟不上，想了解{物}的价格和交期。',
  '朋友推荐过来，对{物}有需求，预算待定。',
];

/** What a salesperson writes: the beginning, the middle or the end of a deal. */
export function demoFollowUpText(random: DemoRandom, stage: 'early' | 'middle' | 'late'): string {
  return filled(random, random.pick({ early, middle, late }[stage]));
}

export function demoNextText(random: DemoRandom): string {
  return random.pick(next);
}

export function demoDemand(random: DemoRandom): string {
  return filled(random, random.pick(demands));
}

function filled(random: DemoRandom, text: string): string {
  return text
    .replace('{人}', random.pick(people))
    .replace('{物}', random.pick(products))
    .replace('{难}', random.pick(issues));
}
