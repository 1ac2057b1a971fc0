import { z } from 'zod';

/** Every list that can leave as a file. */
export const exportRooms = [
  'customers',
  'contacts',
  'leads',
  'followUps',
  'tasks',
  'quotes',
  'opportunities',
  'schedule',
  'contracts',
  'orders',
  'receivables',
  'receipts',
  'invoices',
  'products',
] as const;
export type ExportRoom = (typeof exportRooms)[number];

/** Lists whose records may be put on paper, and how many at once. */
export const printRooms = ['customers', 'contacts', 'leads', 'followUps', 'quotes'] as const;
export type PrintRoom = (typeof printRooms)[number];
export const printedMost = 500;

/** What the file is for: marketing needs each person's consent to it. */
export const exportPurposes = ['business', 'marketing'] as const;
export type ExportPurpose = (typeof exportPurposes)[number];

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A column of an export with its words in both languages. */
export const exportColumn = z.object({ field: z.string(), zh: z.string(), en: z.string() });
export type ExportColumn = z.infer<typeof exportColumn>;
