import type { PaperLanguage } from '../quotes/paper-words.model.ts';

const words = {
  title: ['销售合同', 'Sales contract'],
  titleFramework: ['框架合同', 'Framework contract'],
  titleService: ['服务合同', 'Service contract'],
  titleAgent: ['代理合同', 'Agency contract'],
  titleSupplement: ['补充协议', 'Supplement'],
  no: ['合同编号', 'No.'],
  name: ['合同名称', 'Subject'],
  version: ['版本', 'Version'],
  signDate: ['签署日期', 'Signed on'],
  buyer: ['甲方（买方）', 'Buyer'],
  seller: ['乙方（卖方）', 'Seller'],
  contact: ['联系人', 'Contact'],
  address: ['地址', 'Address'],
  phone: ['电话', 'Phone'],
  taxNo: ['税号', 'Tax no.'],
  bank: ['开户行及账号', 'Bank'],
  term: ['合同期限', 'Term'],
  until: ['至', 'until'],
  limit: ['订单累计限额', 'Limit of all orders'],
  amount: ['合同金额（含税）', 'Amount with tax'],
  payments: ['付款', 'Payments'],
  clauses: ['个性化条款', 'Special terms'],
  notes: ['其他约定', 'Further terms'],
  terms: ['通用条款', 'General terms'],
  seal: ['（盖章）', '(seal)'],
  signer: ['签署人', 'Signed by'],
  date: ['日期', 'Date'],
  copies: [
    '本合同一式两份，双方各执一份，自双方签署之日起生效。',
    'Made in two copies, one for each side, in force once both have signed.',
  ],
  signing: ['签约后', 'after signing'],
  delivery: ['发货后', 'after delivery'],
  acceptance: ['验收后', 'after acceptance'],
  warranty: ['质保到期后', 'after the warranty'],
  days: ['天', 'days'],
  notInForce: ['未生效', 'NOT IN FORCE'],
} as const;
export type ContractWord = keyof typeof words;

export function contractWord(word: ContractWord, language: PaperLanguage): string {
  return words[word][language === 'en' ? 1 : 0];
}
