/** 报价单. */
export const quotes = {
  QUOTE_NOT_FOUND: {
    what: '找不到该报价单',
    why: '它可能已被删除，或不在您的数据范围内',
    todo: '请刷新列表，或向管理员确认您的数据范围',
  },
  QUOTE_STATE_REFUSED: {
    what: '报价单当前状态不能执行此操作',
    why: '可能刚被他人处理，或其有效期已过',
    todo: '请刷新后查看状态；已过期或已发出的报价单请新建版本',
  },
  QUOTE_LOCKED: {
    what: '报价单已锁定，不能修改或删除',
    why: '待审批、已生效、已发出或已转单的报价单不允许改动内容',
    todo: '待审批的请先撤回；已生效的请点“新版本”再修改',
  },
  QUOTE_INCOMPLETE: {
    what: '有明细行没有填完整',
    why: '长交期或进口产品每行必须填写交期和最小订单量，每行须有名称和大于零的数量',
    todo: '请按提示的行号补齐后再提交',
  },
  QUOTE_BELOW_MOQ: {
    what: '有明细行低于最小订单量',
    why: '数量低于产品的最小订单量，或不是包装倍数',
    todo: '请调整数量；确需例外的，填写原因后申请审批',
  },
  QUOTE_NEWER_VERSION: {
    what: '该报价单已有更新的版本',
    why: '同一报价单只能有一个版本在编辑或生效',
    todo: '请打开最新版本继续处理',
  },
  QUOTE_LINES_FULL: {
    what: '明细行过多',
    why: '一张报价单最多 {{most}} 行',
    todo: '请拆成多张报价单',
  },
  QUOTE_TEMPLATE_NOT_FOUND: {
    what: '找不到该报价模板',
    why: '它可能已被删除',
    todo: '请刷新后重新选择模板',
  },
} as const;
