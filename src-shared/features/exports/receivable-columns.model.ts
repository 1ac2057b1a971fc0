import { importChoices } from '../imports/import-field.model.ts';

/** The words of receivables and receipts in exports. */
export const planConditionWords = importChoices(
  'signing|签约|Signing|',
  'delivery|发货|Delivery|',
  'acceptance|验收|Acceptance|',
  'warranty|质保到期|End of warranty|',
  'fixedDay|固定日|Fixed day|',
);
export const planStatusWords = importChoices(
  'waiting|待生效|Not yet due|',
  'open|待回款|Expected|',
  'part|部分回款|Part received|',
  'paid|已回款|Received|',
  'void|作废|Void|',
  'bad|坏账|Bad debt|',
);
export const receiptKindWords = importChoices(
  'receipt|回款|Receipt|',
  'refund|退款|Refund|',
  'reversal|红冲|Reversal|',
);
export const receiptStatusWords = importChoices(
  'draft|草稿|Draft|',
  'waiting|待审核|Waiting|',
  'confirmed|已确认|Confirmed|',
  'rejected|已驳回|Sent back|',
  'reversed|已红冲|Reversed|',
);
export const receiptMethodWords = importChoices(
  'cheque|支票|Cheque|',
  'cash|现金|Cash|',
  'postal|邮政汇款|Postal order|',
  'wire|电汇|Wire transfer|',
  'onlineBanking|网银|Online banking|',
  'alipay|支付宝|Alipay|',
  'wechat|微信|WeChat Pay|',
  'acceptance|承兑汇票|Acceptance bill|',
  'other|其他|Other|',
);
