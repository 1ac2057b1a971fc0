import { implement } from '@orpc/server';
import { attachmentsContract } from '../features/attachments/attachments.contract.ts';
import { findVisibleAttachment } from '../features/attachments/attachments.repository.ts';
import type { Session } from './session.ts';

const os = implement(attachmentsContract).$context<Session>();

/** What a desktop does about content besides keeping it. */
export interface FetchesContent {
  fetch(id: string): void;
  cancel(id: string): boolean;
}

/** What a desktop answers besides: bringing content here from its server, and ending that. */
export function createContentRouter(contentOf: (context: Session) => FetchesContent) {
  return {
    fetch: os.fetch.handler(({ input, context, errors }) => {
      const { app, actor } = context;
      if (!findVisibleAttachment(app.db, actor, input.id)) throw errors.ATTACHMENT_NOT_FOUND();
      contentOf(context).fetch(input.id);
      return { isAsked: true };
    }),
    cancel: os.cancel.handler(({ input, context, errors }) => {
      const { app, actor } = context;
      if (!findVisibleAttachment(app.db, actor, input.id)) throw errors.ATTACHMENT_NOT_FOUND();
      return { isCancelled: contentOf(context).cancel(input.id) };
    }),
  };
}
