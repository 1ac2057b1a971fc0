import { z } from 'zod';
import { attachmentsContract } from '../features/attachments/attachments.contract.ts';
import { findVisibleAttachment } from '../features/attachments/attachments.repository.ts';
import { putContent, readContent } from '../features/attachments/put-content.ts';
import { id } from '../kernel/fields.ts';
import type { Result } from '../kernel/result.ts';
import type { Actor } from '../kernel/scope.ts';
import { inputOf } from '../ledger/input-of.ts';
import { SyncError } from '../sync/protocol.ts';
import type { App } from './app.ts';

export const contentPutRequest = inputOf(attachmentsContract.put);
export const contentGetRequest = inputOf(attachmentsContract.read);
export const contentStateRequest = z.object({ ids: z.array(id).max(500) });

export interface ContentStateReply {
  readonly contents: readonly { readonly id: string; readonly received: number; readonly isComplete: boolean }[];
}
export interface ContentPutReply {
  readonly received: number;
  readonly isComplete: boolean;
}
export interface ContentGetReply {
  readonly data: string;
  readonly isLast: boolean;
}

/** How much of these contents the server has; what the person may not see is not told of. */
export function serveContentState(
  app: App,
  actor: Actor,
  { ids }: z.infer<typeof contentStateRequest>,
): ContentStateReply {
  const visible = ids.filter((each) => findVisibleAttachment(app.db, actor, each));
  return { contents: app.content.list(visible).map(({ sent: _, ...rest }) => rest) };
}

/** Under the rights of this moment, like every other exit: without them not a byte goes either way. */
export async function serveContentPut(
  app: App,
  actor: Actor,
  input: z.infer<typeof contentPutRequest>,
): Promise<ContentPutReply> {
  return orRefuse(await putContent(app, actor, input));
}

export function serveContentGet(app: App, actor: Actor, input: z.infer<typeof contentGetRequest>): ContentGetReply {
  return orRefuse(readContent(app, actor, input));
}

function orRefuse<T>(result: Result<T, { readonly code: string }>): T {
  if (result.ok) return result.value;
  throw new SyncError('CONTENT_REFUSED', { reason: result.error.code });
}
