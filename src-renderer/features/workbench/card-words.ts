import { say } from '../../ui/texts.ts';
import { workbenchTexts } from './workbench.texts.ts';

type Word = keyof typeof workbenchTexts.zhCN;

/** A card's name and what it says when nothing is there, by its id. */
export const words = (id: string) => ({
  id,
  title: () => say(workbenchTexts, id as Word),
  empty: () => say(workbenchTexts, `${id}Empty` as Word),
});
