import { m } from '../message.ts';

/** What waits to be sent, what was sent back, conflicts. */
export const sync = {
  OUTBOX_NOT_FOUND: m('这项改动已不在待发送中', '它可能已经送出或取消。', '刷新待发送列表。'),
  OUTBOX_ALREADY_SENT: m('改动已经送出，不能取消', '服务器可能已经处理它。', '等结果返回后，用“撤销”改回。'),
  OUTBOX_BUILT_UPON: m('后面的改动以它为基础', '取消它会让后面的改动失去依据。', '先取消后面的改动。'),
  HELD_NOT_FOUND: m('被退回的改动不在了', '它可能已重新送出或放弃。', '刷新退回列表。'),
  HELD_REFUSED_HERE: m('重新送出前的检查没有通过', '改动在本机就不符合规则。', '按提示修改后再送出。'),
  CONFLICT_NOT_FOUND: m('冲突不存在', '它可能已由同事处理，或移出了您的数据范围。', '刷新冲突列表。'),
  CONFLICT_RESOLVED: m('冲突已经处理过', '有人先作了选择。', '刷新后查看结果。'),
  INCIDENT_NOT_FOUND: m('这条提示已不存在', '它可能已经处理。', '刷新页面。'),
} as const;
