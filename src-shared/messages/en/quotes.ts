/** Quotes. */
export const quotes = {
  QUOTE_NOT_FOUND: {
    what: 'The quote cannot be found',
    why: 'It was deleted, or is outside your data scope',
    todo: 'Refresh the list, or ask an administrator about your data scope',
  },
  QUOTE_STATE_REFUSED: {
    what: 'The quote’s present state does not allow this',
    why: 'Somebody may just have changed it, or its validity is over',
    todo: 'Refresh and look at its state; of one that expired or went out, make a new version',
  },
  QUOTE_LOCKED: {
    what: 'The quote is locked',
    why: 'One that waits for approval, took effect, went out or was ordered is not changed or deleted',
    todo: 'Withdraw it from approval first, or make a new version',
  },
  QUOTE_INCOMPLETE: {
    what: 'Some lines are not complete',
    why: 'Lines of long-lead and imported items need a lead time and a minimum quantity, and every line a name and a quantity above zero',
    todo: 'Complete the lines named and submit again',
  },
  QUOTE_BELOW_MOQ: {
    what: 'Some lines are below their minimum quantity',
    why: 'The quantity is below the product’s minimum, or no multiple of its pack',
    todo: 'Change the quantity, or give a reason and ask for approval',
  },
  QUOTE_NEWER_VERSION: {
    what: 'There is a newer version of this quote',
    why: 'Of one quote a single version is worked on or in force',
    todo: 'Open the newest version and go on there',
  },
  QUOTE_LINES_FULL: {
    what: 'Too many lines',
    why: 'A quote has at most {{most}} lines',
    todo: 'Split it into several quotes',
  },
  QUOTE_TEMPLATE_NOT_FOUND: {
    what: 'The quote template cannot be found',
    why: 'It may have been deleted',
    todo: 'Refresh and choose a template again',
  },
} as const;
