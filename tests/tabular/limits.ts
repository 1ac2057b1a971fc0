import { importLimits } from '#shared/features/imports/import.model.ts';
import type { TableLimits } from '#shared/tabular/table.ts';

export const limits: TableLimits = importLimits;
