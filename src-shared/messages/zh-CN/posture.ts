import type { PostureRule } from '../../features/posture/finding.model.ts';

/** A finding of the security centre in words: what it is, why it matters, what to do, and its figures. */
export interface PostureWords {
  readonly what: string;
  readonly why: string;
  readonly todo: string;
  readonly detail: string;
}

export const w = (what: string, why: string, todo: string, detail = ''): PostureWords => ({ what, why, todo, detail });

const days = '{{days}} 天';

export const posture: Readonly<Record<PostureRule, PostureWords>> = {
  passwordExpired: w(
    '密码已过期',
    '密码用得越久，泄露后被人长期使用的可能越大。',
    '请本人下次登录时更换；长期不登录的，重置密码或停用账号。',
    `${days}未更换`,
  ),
  passwordBeforePolicy: w(
    '密码早于现行规则',
    '规则收紧之前设的密码可能不符合现在的要求；系统不保存密码，无法事后检查。',
    '请本人更换密码，或由管理员重置。',
    `${days}前设置`,
  ),
  passwordNeverChanged: w(
    '密码一年以上没有更换',
    '旧密码可能在别的网站一起泄露过。',
    '请本人更换密码。',
    `${days}未更换`,
  ),
  activationUnused: w(
    '账号从未启用',
    '没人用的账号是没人看着的门。',
    '联系本人启用；不需要的就停用。',
    `已等待 ${days}`,
  ),
  accountUnused: w(
    '账号长期没有使用',
    '没人用的账号被人盗用也不会有人发现。',
    '确认是否还需要；不需要的，办理交接后停用。',
    `${days}没有使用`,
  ),
  secondFactorMissing: w(
    '应有第二步验证却没有',
    '只凭一个密码就能进入，密码泄露就等于账号泄露。',
    '在“登录规则”里要求第二步，并请本人在 设置 → 安全 里绑定。',
  ),
  wholeRights: w(
    '拥有全部权限的人',
    '能做一切的账号越少越好：误操作和盗用的后果没有边界。',
    '只给所需的权限；日常管理用单独的角色。',
    '共有 {{count}} 人',
  ),
  severalAdministratorRoles: w(
    '一人有多个管理角色',
    '职责分开，才有人能发现另一个人的错误或滥用。',
    '只保留一个管理角色。',
    '{{count}} 个管理角色',
  ),
  officerWithBusiness: w(
    '管理权限与业务权限在同一个人身上',
    '既能改规则又能用数据的人，可以绕过规则。',
    '把业务权限或管理权限交给别人。',
  ),
  goneWithSessions: w('已离开的人仍在登录状态', '本人已停用，会话却还没有结束。', '立即结束会话。', '{{count}} 个会话'),
  goneWithDevices: w(
    '已离开的人仍有设备',
    '设备上可能还有公司的数据。',
    '收回设备并吊销；拿不回来的，登记丢失并远程清除。',
    '{{count}} 台设备',
  ),
  goneWithRecords: w('已离开的人名下还有记录', '没人负责的客户和待办会被遗忘。', '办理交接。', '{{count}} 条记录'),
  delegationEnding: w('代理即将结束', '到期后代理人就不能再办。', '仍然需要的，新建一个代理。', `还有 ${days}`),
  delegationLong: w(
    '代理时间很长',
    '长期的代理其实是岗位变动，应该用角色表达。',
    '改为调整岗位或角色，或缩短代理时间。',
    `共 ${days}`,
  ),
  delegationOfGone: w('代理涉及已离开的人', '离开的人不应再给出或得到权限。', '结束这个代理。'),
  teamEndless: w('没有期限的共享', '忘了收回的共享会一直有效。', '给这位成员设一个结束日期，或移出团队。'),
  policyWeak: w(
    '登录规则比预设宽松',
    '每放宽一项，猜中或盗用密码就容易一些。',
    '恢复为预设值，或接受风险并写明原因。',
    '{{settings}}',
  ),
  policyNotLevel3: w(
    '等保三级的公司没有用等保三级的登录规则',
    '等保三级要求密码有字符种类并定期更换。',
    '在“登录规则”里选“等保三级”。',
  ),
  simpleMode: w(
    '公司用的是“简单”方式：一个管理员管理一切',
    '没有三员分立：同一个人可以建账号、给权限、看审计，也能看客户。他的滥用只能事后从审计里发现，他本人也能导出审计。',
    '人手允许时改为“等保三级”：任命系统、安全、审计三名管理员。改了以后不能悄悄改回。',
  ),
  deviceLostActive: w('已登记丢失的设备没有吊销', '捡到的人可能还在用它同步。', '立即吊销。', `丢失 ${days}`),
  wipeUnconfirmed: w(
    '远程清除没有确认',
    '设备还没有联系服务器，数据可能还在上面；离线租期到了会自己锁上。',
    '按丢失处理：评估上面有哪些数据，必要时更改相关密码。',
    `${days}前发出`,
  ),
  deviceUnseen: w('设备很久没有联系', '可能丢了，也可能有没同步的工作。', '问本人；不用了就吊销。', `${days}没有联系`),
  deviceOutdated: w(
    '设备上的程序版本旧',
    '旧版本可能有已知的漏洞。',
    '请本人更新程序。',
    '{{version}}，应为 {{current}}',
  ),
  deviceWaiting: w('设备一直等待批准', '也许是不认识的设备。', '核实后批准，或拒绝。', `已等待 ${days}`),
  deviceCertificateEnding: w(
    '设备证书即将到期',
    '到期后要重新登录接入。',
    '请本人联网打开一次程序，证书会自己续期。',
    `还有 ${days}`,
  ),
  leaseEnding: w(
    '设备的离线租期即将到期',
    '到期后设备自动锁定，直到联系上服务器。',
    '请本人联网打开一次程序。',
    `还有 ${days}`,
  ),
  deviceNotRecoverable: w(
    '设备的密钥没有用现在的恢复密钥备存',
    '本人忘记密码时，公司的恢复密钥打不开这台设备的数据。',
    '请本人联网打开一次新版本的程序。',
  ),
  devicesUnapproved: w(
    '新设备不需要批准',
    '有接入码就能接入，管理员只在事后看到。',
    '服务器设置 approveDevices 设为 true。',
  ),
  backupNone: w('还没有任何备份', '服务器坏了，数据就没有了。', '立即备份。'),
  backupOld: w(
    '备份太旧',
    '现在出事，最后一次备份之后的工作会丢。',
    '立即备份，并查看为什么没有按时备份。',
    '{{hours}} 小时前',
  ),
  backupUnverified: w('最新的备份没有验证', '没验证过的备份可能打不开。', '立即验证。'),
  backupFailing: w('上次备份失败', '失败的备份等于没有备份。', '按提示处理后再备份一次。', '{{problem}}'),
  backupOff: w('自动备份关着', '人会忘记。', '在“备份”里设一个时间。'),
  secondSiteMissing: w(
    '没有第二个备份地点',
    '火灾、盗窃或勒索会把服务器和旁边的备份一起带走。',
    '在“备份”里设第二个文件夹，放在另一处的磁盘或共享上。',
  ),
  drillOld: w(
    '超过 35 天没有演练恢复',
    '不演练，就不知道备份能不能用。',
    '验证最新的备份；条件允许时，在另一台机器上恢复一次。',
    days,
  ),
  recoveryUnconfirmed: w(
    '没有人确认恢复密钥还在',
    '恢复密钥只在纸上；丢了它，忘记密码的设备和加密的备份都打不开。',
    '打开密封的信封看一眼（或看封条），然后在这里确认。',
  ),
  auditBroken: w(
    '审计链断裂',
    '有记录被改、删，或数据库被换成了旧的。',
    '保留现场，导出审计并用 outpost audit verify 检验，与备份比对。查清后接受风险并写明原因。',
  ),
  auditUnverified: w(
    '审计链很久没有通读',
    '改动要通读才会发现。',
    '在“审计日志”里验证；服务器运行时会自己通读。',
    days,
  ),
  alertsOpen: w('有严重警报一天以上没人处理', '警报没人看，就等于没有警报。', '逐条核实并写下结果。', '{{count}} 条'),
  watchRuleOff: w('有监控规则关着', '这一类异常不会被发现。', '在“规则与通知”里打开，或接受风险。'),
  serverCertificateEnding: w(
    '服务器证书即将到期',
    '到期后设备和浏览器都会拒绝连接。',
    '自有证书请换新的文件；公司证书在“公司密钥”里续期。',
    `还有 ${days}`,
  ),
  authorityEnding: w(
    '公司根证书即将到期',
    '到期后所有设备都要重新接入。',
    '在“公司密钥”里更换根证书，设备会自己跟上。',
    `还有 ${days}`,
  ),
  diskLow: w('数据磁盘快满了', '磁盘满了就不能保存和备份，敏感操作会被拒绝。', '清理或扩大磁盘。', '剩余 {{percent}}%'),
  clockSetBack: w(
    '服务器的时钟被调慢了',
    '锁定、到期和审计的时间都不可信。',
    '校准时钟并打开时间同步。',
    '比最新的记录早 {{minutes}} 分钟',
  ),
  looseFiles: w(
    '密钥或数据文件对同机的其他用户开放',
    '能登录这台机器的人可以读到它们。',
    '改为只有服务账号可读：文件 chmod 600，文件夹 chmod 700。',
    '{{files}}',
  ),
  keyBesideData: w(
    '数据库密钥和数据放在一起',
    '偷走整个文件夹或磁盘的人两样都有。',
    '把密钥交给 systemd 凭据、环境变量，或放到另一块盘（keyFile）。',
  ),
  metricsExposed: w(
    '运行指标对网络开放',
    '外人能看到公司有多少人、多少设备、何时在用。',
    '把 metricsHost 改回 127.0.0.1，或由代理保护。',
    '{{host}}',
  ),
  proxyRangeWide: w(
    '信任的代理地址范围过大',
    '范围内的任何机器都能伪造来访地址，绕过锁定和警报。',
    '只写代理自己的地址。',
    '{{ranges}}',
  ),
};
