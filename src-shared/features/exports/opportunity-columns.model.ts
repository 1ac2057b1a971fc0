import { importChoices } from '../imports/import-field.model.ts';
import { column, type ExportColumnSpec, followed, home, stamps } from './export-column.model.ts';

export const opportunityExportColumns: readonly ExportColumnSpec[] = [
  column('no', '编号', 'No.'),
  column('name', '商机名称', 'Opportunity'),
  column('customerName', '客户', 'Customer'),
  column('pipelineName', '销售流程', 'Pipeline'),
  column('stageName', '阶段', 'Stage'),
  column('amount', '金额', 'Amount', 'money'),
  column('probability', '赢率（%）', 'Probability (%)', 'number'),
  column('expectedCloseOn', '预计成交日期', 'Expected close', 'date'),
  column(
    'endState',
    '结果',
    'Result',
    'choice',
    importChoices('won|赢单|Won|', 'lost|输单|Lost|', 'invalid|无效|Invalid|'),
  ),
  column('endRemark', '结束说明', 'Closing note'),
  column('nextStep', '下一步', 'Next step'),
  column('ownerName', '负责人', 'Owner'),
  ...home,
  ...followed,
  ...stamps,
];
