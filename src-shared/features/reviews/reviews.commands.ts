import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { closeReview, decideReview } from './decide-review.ts';
import { reviewsContract } from './reviews.contract.ts';
import { startReview } from './start-review.ts';

export const reviewsCommands = {
  'reviews.start': defineCommand(inputOf(reviewsContract.start), startReview),
  'reviews.decide': defineCommand(inputOf(reviewsContract.decide), decideReview),
  'reviews.close': defineCommand(inputOf(reviewsContract.close), closeReview),
};
