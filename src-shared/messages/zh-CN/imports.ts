import { m } from '../message.ts';

/** Imports. */
export const imports = {
  IMPORT_NOT_FOUND: m('找不到这次导入', '文件已关闭或超过一小时没有使用。', '重新选择文件。'),
  FILE_UNREADABLE: m('文件读不出来', '内容与它的格式不符，或已损坏。', '换一个文件，或用表格软件另存为 XLSX 或 CSV。'),
  IMPORT_CONFIG_INVALID: m('导入设置不完整', '“{{field}}”的设置不对。', '检查列的对应关系后再试。'),
  IMPORT_MODULE_NOT_READY: m('这类数据还不能导入', '当前版本没有对应的模块。', '选择另一种数据。'),
  IMPORT_RUNNING: m('导入正在进行', '这个文件已经在导入。', '等它结束，或先取消。'),
} as const;
