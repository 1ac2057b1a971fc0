import { defineTexts } from '../../ui/texts.ts';

export const exportsTexts = defineTexts(
  'exports',
  {
    menu: '导入与导出',
    menuExport: '导出',
    import: '导入…',
    imports: '所有导入',
    selection: '导出选中的 {{count, number}} 条',
    list: '导出列表中的 {{count, number}} 条',
    xlsx: 'Excel（.xlsx）',
    csv: 'CSV',
    vcard: 'vCard（.vcf），用于手机和邮箱',
    scope: '按当前的筛选、排序和显示的列',
    working: '导出{{title}}',
    saved: '已保存 {{name}}',
  },
  {
    menu: 'Import and export',
    menuExport: 'Export',
    import: 'Import…',
    imports: 'All imports',
    selection: 'Export the {{count, number}} selected',
    list: 'Export the {{count, number}} rows of this list',
    xlsx: 'Excel (.xlsx)',
    csv: 'CSV',
    vcard: 'vCard (.vcf), for phones and mail',
    scope: 'With the present filters, order and columns',
    working: 'Export of {{title}}',
    saved: 'Saved {{name}}',
  },
);
