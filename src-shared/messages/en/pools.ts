import { m } from '../message.ts';

/** Pools of customers and leads. */
export const pools = {
  POOL_NOT_FOUND: m(
    'Pool not found',
    'It may be switched off or deleted, or neither you nor the owner is a member.',
    'Choose another pool, or ask an administrator to add you.',
  ),
  CLAIM_NOT_MEMBER: m(
    'You cannot claim from this pool',
    'You are not a member, or it is switched off.',
    'Ask its administrators, or choose another pool.',
  ),
  CLAIM_TAKEN: m(
    'A colleague was quicker',
    'The first claim to reach the server counts; yours used nothing of your daily limit.',
    'Choose another record, or talk to its owner or the pool’s administrators.',
  ),
  CLAIM_CAPACITY: m(
    'You may own no more',
    'The limit is {{limit}}.',
    'Return records you no longer follow, or ask for a higher limit.',
  ),
  CLAIM_DAILY_LIMIT: m(
    'No claims left today',
    'Everybody may claim {{limit}} a day from this pool.',
    'Claim tomorrow, or ask for it to be assigned.',
  ),
  CLAIM_TOO_SOON: m(
    'Too soon after the last claim',
    'Some time has to pass between two claims.',
    'Claim after {{until}}.',
  ),
  CLAIM_COOLDOWN: m(
    'You gave this record up lately',
    'The previous owner waits before claiming it again.',
    'Claim after {{until}}, or ask for it to be assigned.',
  ),
  CLAIM_PROTECTED: m(
    'New in the pool and still protected',
    'Nobody may claim it yet, so that it can be assigned first.',
    'Claim after {{until}}.',
  ),
  CLAIM_DEAL: m(
    'Customers with a deal cannot be claimed',
    'The pool’s administrators assign who has bought.',
    'Ask an administrator to assign it.',
  ),
  CLAIM_DUPLICATE: m(
    'Somebody owns this company already',
    'Claiming it would put two people on one company.',
    'Look at the duplicate; talk to its owner or merge them.',
  ),
  CAPACITY_FULL: m(
    '{{ownerName}} may own no more',
    'The limit is {{limit}}, and there are {{count}} now.',
    'Return records that are no longer followed, or ask for a higher limit.',
  ),
  LOCK_QUOTA_FULL: m(
    'No locks left',
    'At most {{limit}} customers may be locked; locked ones are not recycled.',
    'Unlock another customer first.',
  ),
  REVIEW_NOT_FOUND: m(
    'Review not found',
    'It may have been decided, or is outside the data you may see.',
    'Refresh and look at the list again.',
  ),
  REVIEW_NEEDLESS: m(
    'Nothing to review',
    'The customer is like that already, or the same review waits.',
    'Look at the waiting reviews on the page of key customers.',
  ),
  REVIEW_CLOSED: m(
    'Already decided',
    'A colleague has just decided it.',
    'Look at the customer; propose again if needed.',
  ),
  REVIEW_OWN: m(
    'Not your own proposal',
    'Changes of level and of key customers are decided by somebody else.',
    'Ask a colleague who may approve.',
  ),
} as const;
