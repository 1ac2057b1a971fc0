import { type Message, m } from '../message.ts';
import type { opportunities as zhCN } from '../zh-CN/opportunities.ts';

export const opportunities: Readonly<Record<keyof typeof zhCN, Message>> = {
  OPPORTUNITY_NOT_FOUND: m(
    'This opportunity cannot be found',
    'It may have been deleted, or it lies outside your data scope.',
    'Look for it in the list of opportunities, or ask your manager.',
  ),
  OPPORTUNITY_STATE_REFUSED: m(
    'The opportunity’s present state does not allow this',
    'It has ended, has not ended yet, or its stage lets nothing go back.',
    'Refresh and try again; a manager can reopen an opportunity that has ended.',
  ),
  STAGE_INCOMPLETE: m(
    'The stage “{{stage}}” is not complete',
    'Its required fields and its checklist come before the next stage.',
    'Fill in what is missing, then move on.',
  ),
  WIN_WITHOUT_DOCUMENT: m(
    'There is no accepted quote or order yet',
    'This pipeline wins nothing before the customer accepted a quote or ordered.',
    'Note that the quote was accepted, or make the order first.',
  ),
  STAGE_REMOVED: m(
    'A stage that exists cannot be deleted',
    'The history of opportunities is read by it.',
    'Retire stages that are not used any more: no opportunity enters them.',
  ),
  REASON_MISSING: m(
    'Please say why',
    'Skipped stages, steps back and reopenings stay in the history.',
    'Write a short reason and try again.',
  ),
  PIPELINE_NOT_FOUND: m('This pipeline cannot be found', 'It may be disabled.', 'Choose another pipeline.'),
};
