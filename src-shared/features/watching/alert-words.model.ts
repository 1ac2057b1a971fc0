import type { MachineSettings } from '../desktop/desktop.model.ts';
import type { WatchRule } from './alert.model.ts';

interface AlertWords {
  readonly title: string;
  readonly rules: Readonly<Record<WatchRule, string>>;
  many(count: number): string;
}

/** What alerts say outside the screen: the system's notification area knows no interface texts. */
export const alertWords: Readonly<Record<MachineSettings['language'], AlertWords>> = {
  'zh-CN': {
    title: '安全警报',
    many: (count) => `${count} 条新的安全警报`,
    rules: {
      failedSignIns: '多次登录失败',
      massViews: '短时间查看大量记录',
      massExports: '大量导出',
      nightAccess: '夜间访问',
      newDevice: '新设备接入',
      certificateMismatch: '陌生证书的连接',
      chainBreak: '审计链断裂',
      impossibleVolumes: '修改量异常',
      restore: '数据被恢复',
      syncLag: '设备很久没有同步',
      backupAge: '备份太旧',
      certificateExpiry: '服务器证书快到期',
      diskSpace: '磁盘空间不足',
      drillAge: '很久没有验证过备份',
      requestOverdue: '个人信息请求逾期未答复',
      officerRecovered: '管理员职务用分片恢复',
    },
  },
  en: {
    title: 'Security alert',
    many: (count) => `${count} new security alerts`,
    rules: {
      failedSignIns: 'Failed sign-ins',
      massViews: 'Many records viewed in a short time',
      massExports: 'Mass export',
      nightAccess: 'Access at night',
      newDevice: 'New device',
      certificateMismatch: 'Connection with a foreign certificate',
      chainBreak: 'The audit chain is broken',
      impossibleVolumes: 'An impossible number of changes',
      restore: 'Data was restored',
      syncLag: 'A device has not synchronised for long',
      backupAge: 'The backup is old',
      certificateExpiry: 'The server certificate ends soon',
      diskSpace: 'The disk is nearly full',
      drillAge: 'No backup was proven for long',
      requestOverdue: 'A privacy request is overdue',
      officerRecovered: 'An office was taken by recovery shares, or somebody tried',
    },
  },
};
