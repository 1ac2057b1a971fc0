import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { customerReviewsCommands } from './customer-reviews.commands.ts';
import { customerReviewsContract } from './customer-reviews.contract.ts';
import { permitView } from './customer-reviews.policy.ts';
import { listKeyCustomers } from './list-key-customers.ts';
import { listReviews } from './list-reviews.ts';

const os = implement(customerReviewsContract).$context<Session>();

export const customerReviewsRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listReviews(app.db, actor, input) : [],
  ),
  propose: os.propose.handler(({ input, context, errors }) =>
    answer(executeAs(context, customerReviewsCommands, 'customerReviews.propose', input), errors),
  ),
  proposeLevels: os.proposeLevels.handler(({ input, context, errors }) =>
    answer(executeAs(context, customerReviewsCommands, 'customerReviews.proposeLevels', input), errors),
  ),
  decideReview: os.decideReview.handler(({ input, context, errors }) =>
    answer(executeAs(context, customerReviewsCommands, 'customerReviews.decideReview', input), errors),
  ),
  keyCustomers: os.keyCustomers.handler(({ context: { app, actor } }) =>
    permitView(actor) ? listKeyCustomers(app.db, actor, app.ports.clock.now()) : [],
  ),
};
