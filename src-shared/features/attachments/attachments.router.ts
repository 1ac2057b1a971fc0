import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { attachmentsCommands } from './attachments.commands.ts';
import { attachmentsContract } from './attachments.contract.ts';
import { findVisibleAttachment } from './attachments.repository.ts';
import { findAttachments } from './list-attachments.ts';
import { dropPart, putContent, readContent } from './put-content.ts';

const os = implement(attachmentsContract).$context<Session>();

export const attachmentsRouter = {
  list: os.list.handler(({ input, context: { app, actor }, errors }) => {
    const found = findAttachments(app, actor, input);
    if (!found) throw errors.RECORD_NOT_FOUND();
    return found;
  }),
  add: os.add.handler(({ input, context, errors }) =>
    answer(executeAs(context, attachmentsCommands, 'attachments.add', input), errors),
  ),
  rename: os.rename.handler(({ input, context, errors }) =>
    answer(executeAs(context, attachmentsCommands, 'attachments.rename', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, attachmentsCommands, 'attachments.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, attachmentsCommands, 'attachments.restore', input), errors),
  ),
  put: os.put.handler(async ({ input, context: { app, actor }, errors }) =>
    answer(await putContent(app, actor, input), errors),
  ),
  read: os.read.handler(({ input, context: { app, actor }, errors }) => answer(readContent(app, actor, input), errors)),
  cancel: os.cancel.handler(({ input, context: { app, actor }, errors }) => {
    const found = findVisibleAttachment(app.db, actor, input.id);
    if (!found) throw errors.ATTACHMENT_NOT_FOUND();
    return { isCancelled: dropPart(app, actor, found) };
  }),
};
