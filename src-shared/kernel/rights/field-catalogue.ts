import type { MaskKind } from '../china/mask.ts';

/** A field that a role can hide, show only, or mask. */
export interface SensitiveField {
  /** How it is masked; `blank` for values that are no text: a masked one is simply not shown. */
  readonly mask: MaskKind | 'blank';
  /** Fields computed from it: gone wherever it is hidden or masked. */
  readonly derived?: readonly string[];
  /** Hidden from whoever lacks this right, whatever the role says of the field. */
  readonly needs?: string;
}

/**
 * The fields whose rights the matrix of a role lists, by noun (M1; the M marks of the modules). A room adds a line per
 * field; tests hold the list to the models and tables.
 */
export const sensitiveFields: Readonly<Record<string, Readonly<Record<string, SensitiveField>>>> = {
  customer: {
    mobile: { mask: 'phone' },
    phone: { mask: 'phone' },
    fax: { mask: 'phone' },
    email: { mask: 'email' },
    address: { mask: 'address' },
    creditLimit: { mask: 'blank' },
    paymentTermDays: { mask: 'blank' },
    remark: { mask: 'blank' },
    lastFollowContent: { mask: 'blank', needs: 'followUp.view' },
  },
  contact: {
    mobile: { mask: 'phone', derived: ['mobileNorm'] },
    phone: { mask: 'phone' },
    email: { mask: 'email' },
    wechat: { mask: 'account' },
    qq: { mask: 'account' },
    birthday: { mask: 'blank' },
    address: { mask: 'address' },
    hobby: { mask: 'blank' },
    remark: { mask: 'blank' },
  },
  lead: {
    mobile: { mask: 'phone', derived: ['mobileNorm'] },
    phone: { mask: 'phone', derived: ['phoneNorm'] },
    email: { mask: 'email' },
    wechat: { mask: 'account' },
    qq: { mask: 'account' },
    address: { mask: 'address' },
    budget: { mask: 'blank' },
    remark: { mask: 'blank' },
    lastFollowContent: { mask: 'blank', needs: 'followUp.view' },
  },
  quote: {
    cost: { mask: 'blank', needs: 'quote.viewCost' },
    costTotal: { mask: 'blank', needs: 'quote.viewCost' },
    margin: { mask: 'blank', needs: 'quote.viewCost' },
  },
  opportunity: {
    amount: { mask: 'blank', derived: ['lines'] },
    remark: { mask: 'blank' },
    lastFollowContent: { mask: 'blank', needs: 'followUp.view' },
  },
  contract: {
    cost: { mask: 'blank', needs: 'contract.viewCost' },
    costTotal: { mask: 'blank', needs: 'contract.viewCost' },
    margin: { mask: 'blank', needs: 'contract.viewCost' },
  },
  order: {
    cost: { mask: 'blank', needs: 'order.viewCost' },
    costTotal: { mask: 'blank', needs: 'order.viewCost' },
    margin: { mask: 'blank', needs: 'order.viewCost' },
  },
  receivable: {
    accountNo: { mask: 'bankCard', needs: 'receivable.account' },
  },
  invoice: {
    account: { mask: 'bankCard' },
    receiverPhone: { mask: 'phone' },
  },
  taxEntity: {
    account: { mask: 'bankCard', needs: 'taxEntity.view' },
  },
  followUp: {
    place: { mask: 'blank' },
  },
  product: {
    cost: { mask: 'blank', needs: 'product.cost' },
  },
  priceBook: {
    price: { mask: 'blank', needs: 'priceBook.view' },
  },
  supplier: {
    price: { mask: 'blank', needs: 'product.cost' },
  },
  user: {
    employeeNo: { mask: 'document', needs: 'user.view' },
    mobile: { mask: 'phone', needs: 'user.view' },
    email: { mask: 'email', needs: 'user.view' },
    hiredOn: { mask: 'blank', needs: 'user.view' },
    leftOn: { mask: 'blank', needs: 'user.view' },
  },
};
