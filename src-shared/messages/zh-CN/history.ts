import { m } from '../message.ts';

/** Views, undo, exports. */
export const history = {
  VIEW_NOT_FOUND: m('视图不存在', '它可能在另一台设备上被删除了。', '刷新视图列表。'),
  VIEW_LIMIT: m('视图太多了', '每个列表最多保存 {{limit}} 个视图。', '删除不用的视图后再保存。'),
  RECORD_NOT_FOUND: m('记录不存在', '它可能已被删除、恢复，或移出了您的数据范围。', '刷新列表。'),
  COMMAND_NOT_FOUND: m('没有可以撤销的操作', '这一步不是您做的，或不是在这里做的。', '在记录的历史里手动改回。'),
  UNDO_OVERTAKEN: m('不能撤销，之后又有改动', '撤销会丢掉后来的改动。', '查看记录的历史，手动改回需要的内容。'),
  UNDO_IMPOSSIBLE: m(
    '这一步不能撤销',
    '它已彻底删除了数据，或撤销会违反现在的规则。',
    '需要时从备份恢复，或联系管理员。',
  ),
  DEMO_INSTALLED: m('示例数据已经在了', '示例公司只安装一次。', '直接使用，或先移除再重装。'),
  EXPORT_COLUMN_UNKNOWN: m('导出的列不存在', '所选的列不属于这个列表。', '重新选择要导出的列。'),
  IMPORT_ALREADY_UNDONE: m('这次导入已经撤销过', '导入的记录已经取走。', '无需再次撤销。'),
  SYNC_NOT_MEMBER: m('还没有接入服务器', '这台电脑上的公司没有同步服务器。', '在“同步”设置里接入公司的服务器。'),
} as const;
