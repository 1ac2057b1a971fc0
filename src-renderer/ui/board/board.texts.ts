import { defineTexts } from '../texts.ts';

/** Words of boards. */
export const boardTexts = defineTexts(
  'board',
  {
    move: '移动“{{name}}”',
    more: '再显示 {{count}} 条',
    empty: '没有卡片',
    cards: '{{count}} 张卡片',
    cards_one: '{{count}} 张卡片',
    keys: '按空格拿起卡片，用左右方向键换列，再按空格放下，按 Esc 取消。',
    lifted: '已拿起“{{name}}”。',
    over: '“{{name}}”在“{{column}}”上方。',
    cannot: '“{{column}}”不能放“{{name}}”。',
    dropped: '“{{name}}”已放到“{{column}}”。',
    cancelled: '已取消，“{{name}}”留在原处。',
  },
  {
    move: 'Move “{{name}}”',
    more: 'Show {{count}} more',
    empty: 'No cards',
    cards: '{{count}} cards',
    cards_one: '{{count}} card',
    keys: 'Press space to lift the card, arrow keys to change the column, space to put it down, Escape to cancel.',
    lifted: 'Lifted “{{name}}”.',
    over: '“{{name}}” is over “{{column}}”.',
    cannot: '“{{name}}” cannot go to “{{column}}”.',
    dropped: 'Put “{{name}}” into “{{column}}”.',
    cancelled: 'Cancelled; “{{name}}” stays.',
  },
);
