import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { customerReviewsContract } from './customer-reviews.contract.ts';
import { decideReview } from './decide-review.ts';
import { proposeLevels, proposeReview } from './propose-review.ts';

export const customerReviewsCommands = {
  'customerReviews.propose': defineCommand(inputOf(customerReviewsContract.propose), proposeReview),
  'customerReviews.proposeLevels': defineCommand(inputOf(customerReviewsContract.proposeLevels), proposeLevels),
  'customerReviews.decideReview': defineCommand(inputOf(customerReviewsContract.decideReview), decideReview),
};
