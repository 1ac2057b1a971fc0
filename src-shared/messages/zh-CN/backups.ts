import { m } from '../message.ts';

/** Backups. */
export const backups = {
  BACKUP_RUNNING: m('备份正在进行', '同一时间只进行一次备份。', '等它结束后再试。'),
  BACKUP_NOT_FOUND: m('找不到备份', '它可能已被清理，或所在的位置现在读不到。', '检查备份位置是否可用，再刷新列表。'),
  BACKUP_DAMAGED: m('备份已损坏', '校验没有通过；现有数据没有被改动。', '换一份校验通过的备份。'),
  BACKUP_FOLDER_UNUSABLE: m(
    '这个文件夹不能存放备份',
    '路径不完整、不存在、不可写，或在数据文件夹之内。',
    '换一个文件夹，最好在另一块磁盘上。',
  ),
  BACKUP_NEWER: m('备份来自更新的版本', '当前程序看不懂它的格式。', '先更新程序，再恢复。'),
} as const;
