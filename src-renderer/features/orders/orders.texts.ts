import { defineTexts } from '../../ui/texts.ts';
import { deliveryWords } from './delivery-words.ts';
import { orderFieldWords } from './order-field-words.ts';
import { orderWords } from './order-words.ts';

/** Words of the orders room. */
export const ordersTexts = defineTexts(
  'orders',
  { ...orderWords.zhCN, ...orderFieldWords.zhCN, ...deliveryWords.zhCN },
  { ...orderWords.en, ...orderFieldWords.en, ...deliveryWords.en },
);
