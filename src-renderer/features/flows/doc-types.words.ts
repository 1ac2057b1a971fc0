import { defineWords } from '../../ui/texts.ts';

/** What each kind of document is called, for approvals and for numbers. */
export const docTypeWords = defineWords(
  {
    doc_quote: '报价单',
    doc_contract: '合同',
    doc_order: '订单',
    doc_delivery: '发货单',
    doc_return: '退货单',
    doc_receipt: '回款',
    doc_receivable: '应收',
    doc_invoiceApplication: '开票申请',
    doc_redRequest: '红字申请',
    doc_opportunity: '商机',
    doc_customer: '客户',
    doc_lead: '线索',
    doc_product: '产品',
  },
  {
    doc_quote: 'Quote',
    doc_contract: 'Contract',
    doc_order: 'Order',
    doc_delivery: 'Delivery',
    doc_return: 'Return',
    doc_receipt: 'Receipt',
    doc_receivable: 'Receivable',
    doc_invoiceApplication: 'Invoice application',
    doc_redRequest: 'Red-letter request',
    doc_opportunity: 'Opportunity',
    doc_customer: 'Customer',
    doc_lead: 'Lead',
    doc_product: 'Product',
  },
);
