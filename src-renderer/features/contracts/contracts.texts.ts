import { defineTexts } from '../../ui/texts.ts';
import { orderFieldWords } from '../orders/order-field-words.ts';
import { contractFieldWords } from './contract-field-words.ts';
import { contractWords } from './contract-words.ts';

/** Words of the contracts room; what it shares with orders is said once. */
export const contractsTexts = defineTexts(
  'contracts',
  { ...orderFieldWords.zhCN, ...contractWords.zhCN, ...contractFieldWords.zhCN },
  { ...orderFieldWords.en, ...contractWords.en, ...contractFieldWords.en },
);
