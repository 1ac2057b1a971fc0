import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { findReviewPage, listDue, listReviews } from './list-reviews.ts';
import { reviewsCommands } from './reviews.commands.ts';
import { reviewsContract } from './reviews.contract.ts';
import { permitReview } from './reviews.policy.ts';

const os = implement(reviewsContract).$context<Session>();

export const reviewsRouter = {
  list: os.list.handler(({ context: { app, actor } }) => (permitReview(actor).ok ? listReviews(app.db) : [])),
  due: os.due.handler(({ context: { app, actor } }) =>
    permitReview(actor).ok ? listDue(app.db, app.ports.clock.now()) : [],
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = permitReview(actor).ok ? findReviewPage(app.db, input.id) : undefined;
    if (!found) throw errors.REVIEW_NOT_FOUND();
    return found;
  }),
  start: os.start.handler(({ input, context, errors }) =>
    answer(executeAs(context, reviewsCommands, 'reviews.start', input), errors),
  ),
  decide: os.decide.handler(({ input, context, errors }) =>
    answer(executeAs(context, reviewsCommands, 'reviews.decide', input), errors),
  ),
  close: os.close.handler(({ input, context, errors }) =>
    answer(executeAs(context, reviewsCommands, 'reviews.close', input), errors),
  ),
};
