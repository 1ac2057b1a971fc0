import { defineTexts } from '../../ui/texts.ts';

/** Words of the strip that joins the pages of invoicing. */
export const frameTexts = defineTexts(
  'invoicing',
  {
    invoicing: '发票',
    applications: '申请',
    batches: '批次',
    register: '台账',
    totals: '统计',
    reds: '红字',
    titles: '抬头',
    entities: '开票主体',
  },
  {
    invoicing: 'Invoicing',
    applications: 'Applications',
    batches: 'Batches',
    register: 'Register',
    totals: 'Sums',
    reds: 'Red letters',
    titles: 'Titles',
    entities: 'Tax entities',
  },
);
