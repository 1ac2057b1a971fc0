import { m } from '../message.ts';

/** What any room may say, and customers. */
export const general = {
  NOT_ALLOWED: m(
    '没有权限',
    '您的角色不能执行此操作，或这条记录不在您的数据范围内。',
    '如确有需要，请向管理员申请权限。',
  ),
  FIELD_INVALID: m('填写的内容不符合要求', '“{{field}}”没有通过检查。', '按提示修改后再保存。'),
  ID_TAKEN: m('记录已存在', '这条记录已经保存过一次。', '刷新列表查看，无需再次保存。'),
  OWNER_NOT_FOUND: m('找不到这位同事', '他可能已停用，或还没有同步到本机。', '换一位负责人，或同步后再试。'),
  CUSTOMER_NOT_FOUND: m(
    '客户不存在',
    '它可能已被删除、合并，或移出了您的数据范围。',
    '返回列表；在回收站里可以找回已删除的客户。',
  ),
  CUSTOMER_DUPLICATE: m(
    '已有相同的客户',
    '“{{maskedName}}”与它的名称或统一社会信用代码相同。',
    '打开已有客户；确为不同单位时，请有权限的同事强制保存。',
  ),
} as const;
