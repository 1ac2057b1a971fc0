import { m } from '../message.ts';

/** Lawful bases, requests, destruction, registers. */
export const privacy = {
  CONSENT_NOT_FOUND: m('找不到这条授权记录', '它可能已随联系人一起删除。', '刷新联系人页面后再看。'),
  SUBJECT_NOT_FOUND: m('找不到这个人', '他可能已被删除，或移出了您的数据范围。', '返回列表，重新选择。'),
  CONSENT_NOT_SEPARATE: m(
    '这需要单独同意',
    '处理敏感个人信息、向他人提供个人信息，须取得对这一件事的单独同意。',
    '取得单独同意后勾选“单独同意”，再保存。',
  ),
  NOTICE_NOT_FOUND: m('找不到这个版本的隐私政策', '它可能还没有同步到这台电脑。', '同步后再试，或选择另一个版本。'),
  NOTICE_VERSION_TAKEN: m('这个版本号已经用过', '已发布的版本不能改，以便证明当时告知了什么。', '换一个版本号再发布。'),
  REGION_BASIS_MISSING: m(
    '境外位置还没有出境依据',
    '“{{target}}”在境外，个人信息出境须有安全评估、认证、标准合同或豁免的依据。',
    '写明依据，或把备份放到境内。',
  ),
  PRIVACY_REQUEST_NOT_FOUND: m('找不到这项请求', '它可能不在您的数据范围内。', '返回请求列表，重新选择。'),
  PRIVACY_REQUEST_STATE_REFUSED: m(
    '这项请求现在不能这样处理',
    '要先核验身份才能完成；已完成或已拒绝的不再改变。',
    '先核验身份；需要重新处理的，请登记一项新请求。',
  ),
  PRIVACY_REQUEST_NEEDS_DESTRUCTION: m(
    '这个人还没有销毁',
    '删除请求由销毁来完成，不能只写一句话了结。',
    '用“销毁并完成”；依法不能删的，写明理由后拒绝。',
  ),
  SUBJECT_HELD: m(
    '这个人的信息须依法留存',
    '已登记法定留存：{{reason}}。留存期间不删除，也不作其他使用。',
    '留存原因消失后，先解除留存再删除。',
  ),
  DESTROY_AT_SERVER: m(
    '销毁要在服务器上进行',
    '这台电脑只有一部分数据，在这里删除不能删干净。',
    '请用网页登录服务器后再操作。',
  ),
  DESTRUCTION_NOT_FOUND: m('找不到这份销毁记录', '它可能还没有同步到这台电脑。', '同步后再试。'),
  PRIVACY_ENTRY_NOT_FOUND: m('找不到这条登记', '它可能已被删除，或移出了您的数据范围。', '返回登记簿，重新选择。'),
  PRIVACY_ENTRY_KEPT: m('这条登记还不能删除', '个人信息保护影响评估须保存三年。', '期满后再删除；内容可以修改。'),
} as const;
