import { defineTexts } from './texts.ts';

export const printTexts = defineTexts(
  'print',
  {
    print: '打印…',
    mark: '{{name}}（{{account}}）打印于 {{time}}，编号 {{trace}}',
    most: '一次最多打印 {{count, number}} 条',
    most_one: '一次最多打印 {{count, number}} 条',
    guarded: '此页不能直接打印',
    guardedHint: '有打印权限的人请用列表或记录菜单中的“打印”：按权限遮盖，并记入审计。没有此菜单，说明你没有打印权限。',
  },
  {
    print: 'Print…',
    mark: 'Printed by {{name}} ({{account}}) at {{time}}, number {{trace}}',
    most: 'At most {{count, number}} records on paper at once',
    most_one: 'At most {{count, number}} record on paper at once',
    guarded: 'This page is not printed as it stands',
    guardedHint:
      'Whoever has the right to print uses “Print” in the menu of the list or the record: covered by their rights, and on record. Without that menu you do not have the right.',
  },
);
