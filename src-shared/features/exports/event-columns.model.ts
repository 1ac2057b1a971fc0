import { importChoices } from '../imports/import-field.model.ts';
import { column, type ExportColumnSpec } from './export-column.model.ts';

export const eventExportColumns: readonly ExportColumnSpec[] = [
  column('title', '主题', 'Title'),
  column(
    'kind',
    '类型',
    'Kind',
    'choice',
    importChoices(
      'meeting|会议|Meeting|',
      'visit|拜访|Visit|',
      'call|电话|Call|',
      'task|任务|Task|',
      'memo|备忘|Memo|',
      'other|其他|Other|',
    ),
  ),
  column('startAt', '开始', 'Start', 'instant'),
  column('endAt', '结束', 'End', 'instant'),
  column('allDay', '全天', 'All day', 'boolean'),
  column('location', '地点', 'Location'),
  column(
    'status',
    '状态',
    'Status',
    'choice',
    importChoices(
      'planned|计划中|Planned|',
      'inProgress|进行中|In progress|',
      'done|已完成|Held|',
      'notHeld|未成行|Not held|',
      'cancelled|已取消|Cancelled|',
      'postponed|已延期|Postponed|',
    ),
  ),
  column('resultNote', '结果说明', 'Result'),
  column('relatedName', '关联', 'About'),
  column('ownerName', '负责人', 'Owner'),
  column('createdByName', '创建人', 'Created by'),
  column('remark', '备注', 'Remark'),
  column('createdAt', '创建时间', 'Created at', 'instant'),
];
