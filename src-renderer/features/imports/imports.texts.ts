import { defineTexts } from '../../ui/texts.ts';
import { fileWords } from './file-words.ts';
import { runWords } from './run-words.ts';

export const importsTexts = defineTexts(
  'imports',
  { ...fileWords.zhCN, ...runWords.zhCN },
  { ...fileWords.en, ...runWords.en },
);
