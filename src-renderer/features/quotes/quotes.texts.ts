import { defineTexts } from '../../ui/texts.ts';
import { lineWords } from './line-words.ts';
import { quoteFieldWords } from './quote-field-words.ts';
import { quoteWords } from './quote-words.ts';

/** Words of the quotes room. */
export const quotesTexts = defineTexts(
  'quotes',
  { ...quoteWords.zhCN, ...quoteFieldWords.zhCN, ...lineWords.zhCN },
  { ...quoteWords.en, ...quoteFieldWords.en, ...lineWords.en },
);
