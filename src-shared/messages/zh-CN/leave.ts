import { m } from '../message.ts';

/** The company leaves the program. */
export const leave = {
  LEAVE_AT_SERVER: m(
    '公司的数据在服务器上',
    '这台电脑只有一部分数据，在这里导出、销毁都不完整。',
    '用网页登录服务器，在“离开系统”页操作。',
  ),
  LEAVE_FOLDER_UNUSABLE: m(
    '这个文件夹不能存放导出',
    '路径不完整、不存在、不可写，或在数据文件夹之内。',
    '换一个已有的文件夹，最好在另一块磁盘上。',
  ),
  LEAVE_EXPORT_UNPROVEN: m(
    '导出没有通过校验',
    '文件夹里没有导出、内容与清单不符，或导出之后又有改动。',
    '重新导出一次，再销毁。',
  ),
  LEAVE_NAME_DIFFERS: m('公司名称不一致', '销毁不能撤回，须输入完整的公司名称确认。', '照页面上的名称重新输入。'),
  LEAVE_DEVICES_LEFT: m(
    '还有 {{active}} 台设备在使用',
    '设备上也有公司的数据。',
    '先通知所有设备删除数据，再销毁服务器。',
  ),
} as const;
