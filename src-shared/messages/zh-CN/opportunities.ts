import { m } from '../message.ts';

/** 商机. */
export const opportunities = {
  OPPORTUNITY_NOT_FOUND: m(
    '找不到这个商机',
    '它可能已被删除，或不在您的数据范围内。',
    '返回商机列表查找，或问您的主管。',
  ),
  OPPORTUNITY_STATE_REFUSED: m(
    '商机现在的状态不允许这样做',
    '它已经结束、还没有结束，或所在阶段不允许回退。',
    '刷新后再试；已结束的商机可以请主管重启。',
  ),
  STAGE_INCOMPLETE: m(
    '“{{stage}}”阶段还有内容没有完成',
    '离开这个阶段前，要填好要求的字段并完成推进任务。',
    '补全后再推进。',
  ),
  STAGE_REMOVED: m(
    '不能删除已有的阶段',
    '商机的历史要靠它们来读。',
    '把不再使用的阶段设为“停用”，新的商机就不会进入。',
  ),
  REASON_MISSING: m('请写明原因', '跳过阶段、回退和重启都会留在商机的历史里。', '写一句话说明原因后再试。'),
  PIPELINE_NOT_FOUND: m('找不到这个销售流程', '它可能已停用。', '另选一个销售流程。'),
} as const;
