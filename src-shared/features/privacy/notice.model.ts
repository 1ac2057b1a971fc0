import { z } from 'zod';
import { id, instant, line, text } from '../../kernel/fields.ts';

export const noticeAudiences = ['customer', 'staff'] as const;
export type NoticeAudience = (typeof noticeAudiences)[number];

/** A version of the privacy notice. It never changes: other words are another version. */
export const notice = z.object({
  id,
  version: line(40).min(1),
  audience: z.enum(noticeAudiences),
  text: text(50_000).min(1),
  effectiveFrom: instant,
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type Notice = z.infer<typeof notice>;

export const newNotice = notice.pick({ version: true, audience: true, text: true }).extend({
  id: id.optional(),
  effectiveFrom: instant.optional(),
});
export type NewNotice = z.infer<typeof newNotice>;

export interface NoticeVersionTaken {
  readonly code: 'NOTICE_VERSION_TAKEN';
}
export interface NoticeNotFound {
  readonly code: 'NOTICE_NOT_FOUND';
}
