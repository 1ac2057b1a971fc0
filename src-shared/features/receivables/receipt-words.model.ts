/** 支票 现金 邮政汇款 电汇 网银 支付宝 微信 承兑汇票 其他. */
export const receiptMethods = [
  'cheque',
  'cash',
  'postal',
  'wire',
  'onlineBanking',
  'alipay',
  'wechat',
  'acceptance',
  'other',
] as const;
export type ReceiptMethod = (typeof receiptMethods)[number];

/** 回款, 退款, 红冲: money in, money back, and the mirror of one that was wrong. */
export const receiptKinds = ['receipt', 'refund', 'reversal'] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

/** 草稿 待审核 已确认 已驳回 已红冲. */
export const receiptStatuses = ['draft', 'waiting', 'confirmed', 'rejected', 'reversed'] as const;
export type ReceiptStatus = (typeof receiptStatuses)[number];

export const receiptActions = ['edit', 'submit', 'withdraw', 'confirm', 'reject', 'reverse', 'allocate'] as const;
export type ReceiptAction = (typeof receiptActions)[number];
