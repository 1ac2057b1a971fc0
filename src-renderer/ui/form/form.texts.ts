import { defineTexts } from '../texts.ts';

export const formTexts = defineTexts(
  'form',
  {
    save: '保存',
    saveNext: '保存并新建下一条',
    cancel: '取消',
    more: '更多字段',
    less: '收起',
    draft: '已恢复上次没保存的草稿',
    dropDraft: '清空',
    keys: 'Enter 保存 · {{mod}}+Enter 保存并新建下一条',
    invalid: '没有通过检查',
    invalidHint: '没有通过检查：{{hint}}',
  },
  {
    save: 'Save',
    saveNext: 'Save and next',
    cancel: 'Cancel',
    more: 'More fields',
    less: 'Fewer fields',
    draft: 'Your unsaved draft is back',
    dropDraft: 'Clear',
    keys: 'Enter saves · {{mod}}+Enter saves and begins the next',
    invalid: 'Did not pass its check',
    invalidHint: 'Did not pass its check: {{hint}}',
  },
);
