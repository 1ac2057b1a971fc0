import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';
import { poolKinds } from './pool.model.ts';

/** What the authority did with somebody's records, so that they learn of it. */
export const noticeKinds = [
  'recycled',
  'entered',
  'leadGiven',
  'leadLate',
  'leadLateOfReport',
  'reviewAsked',
  'reviewDecided',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const notice = z.object({
  id,
  kind: z.enum(noticeKinds),
  recordKind: z.enum(poolKinds),
  recordId: id,
  recordName: z.string(),
  at: instant,
});
export type Notice = z.infer<typeof notice>;
