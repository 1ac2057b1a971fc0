import { m } from '../message.ts';

/** Approvals of documents. */
export const flows = {
  FLOW_NOT_FOUND: m(
    'This approval was not found',
    'It may be over or deleted, or you have no part in it.',
    'Refresh Approvals and open it from the list.',
  ),
  FLOW_RUNNING: m(
    'The document is being approved',
    'It was submitted before, and the approval is not over.',
    'Wait for the outcome; to change it, withdraw it first.',
  ),
  FLOW_CHOICE_MISSING: m(
    'No approver chosen',
    'Who submits names the approver of “{{nodeName}}”.',
    'Choose somebody, then submit.',
  ),
  FLOW_WITHOUT_APPROVER: m(
    'Nobody can approve',
    'For “{{nodeName}}” the flow finds nobody, for example because a superior or department head is missing.',
    'Have an administrator complete the organisation, or say in the flow who decides then.',
  ),
  DOCUMENT_IN_APPROVAL: m(
    'Being approved: the content cannot change',
    '“{{title}}” was submitted and is locked until the approval is over.',
    'Wait for the outcome, or have whoever submitted it withdraw it.',
  ),
  FLOW_CONTENT_CHANGED: m(
    'The content has changed, please decide again',
    'What you saw is not what the document says now; nothing was decided and the task is still yours.',
    'Open the document, read it as it is now, and decide again.',
  ),
  FLOW_TASK_OVER: m(
    'This has been decided already',
    'Somebody else decided or moved it, or it was withdrawn.',
    'Refresh the list; the outcome is with the document.',
  ),
  FLOW_COMMENT_NEEDED: m(
    'A few words are needed',
    'This flow asks for a comment with each decision.',
    'Write one, then decide.',
  ),
  FLOW_STEP_FORBIDDEN: m(
    'Not possible now',
    'The flow does not allow this step, or the chosen person has the task already.',
    'Take another way, or have an administrator change the flow.',
  ),
} as const;
