import { z } from 'zod';
import { id, instant, line, text } from '../../kernel/fields.ts';

/** What an administrator fills in for a post (M1). Its roles are held by everybody on it. */
export const postFields = {
  name: line(100).min(1),
  /** The department that has the post; null where any department may. */
  deptId: id.nullable(),
  roleIds: z.array(id).max(20),
  duty: text(2000).nullable(),
  sort: z.number().int().min(0).max(1_000_000),
};

export const post = z.object({
  id,
  ...postFields,
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});

export type Post = z.infer<typeof post>;

export const newPost = z.object({
  id: id.optional(),
  name: postFields.name,
  ...z.object(postFields).omit({ name: true }).partial().shape,
});
export type NewPost = z.infer<typeof newPost>;

export interface PostNotFound {
  readonly code: 'POST_NOT_FOUND';
}

export interface PostNameTaken {
  readonly code: 'POST_NAME_TAKEN';
}
