import { type Message, m } from '../message.ts';
import type { privacy as zhCN } from '../zh-CN/privacy.ts';

export const privacy: Readonly<Record<keyof typeof zhCN, Message>> = {
  CONSENT_NOT_FOUND: m(
    'This consent is not here',
    'It may have gone with the contact.',
    'Open the contact again and look.',
  ),
  SUBJECT_NOT_FOUND: m(
    'This person is not here',
    'They were deleted, or left what you may see.',
    'Choose again from the list.',
  ),
  CONSENT_NOT_SEPARATE: m(
    'This needs a separate consent',
    'Sensitive data, and handing data to others, need a consent for that alone.',
    'Get a separate consent, tick it, and save.',
  ),
  NOTICE_NOT_FOUND: m(
    'This version of the privacy notice is not here',
    'It may not have reached this computer yet.',
    'Synchronise and try again, or choose another version.',
  ),
  NOTICE_VERSION_TAKEN: m(
    'This version number is taken',
    'A published version never changes, so that it proves what people were told.',
    'Publish it under another number.',
  ),
  REGION_BASIS_MISSING: m(
    'A place abroad has no basis yet',
    '“{{target}}” is outside the mainland; personal data may only go there on an assessment, certification, standard contract or exemption.',
    'Write the basis down, or keep the backup in the mainland.',
  ),
  PRIVACY_REQUEST_NOT_FOUND: m(
    'This request is not here',
    'It may be outside what you may see.',
    'Choose again from the list.',
  ),
  PRIVACY_REQUEST_STATE_REFUSED: m(
    'The request cannot take this step now',
    'Identity is checked before it is completed; what is done or refused stays so.',
    'Check the identity first; write down a new request to begin again.',
  ),
  PRIVACY_REQUEST_NEEDS_DESTRUCTION: m(
    'The person has not been destroyed yet',
    'A wish to be deleted is fulfilled by the destruction, not by words.',
    'Use “Destroy and complete”; where the law forbids it, refuse and say why.',
  ),
  SUBJECT_HELD: m(
    'The law asks to keep this person’s data',
    'A legal hold is in force: {{reason}}. Until it ends nothing is deleted, nor used for anything else.',
    'Lift the hold when its reason is gone, then delete.',
  ),
  DESTROY_AT_SERVER: m(
    'Destruction happens on the server',
    'This computer holds only part of the data and could not delete all of it.',
    'Sign in to the server in a browser and do it there.',
  ),
  DESTRUCTION_NOT_FOUND: m(
    'This record of destruction is not here',
    'It may not have reached this computer yet.',
    'Synchronise and try again.',
  ),
  PRIVACY_ENTRY_NOT_FOUND: m(
    'This entry is not here',
    'It was deleted, or left what you may see.',
    'Choose again from the register.',
  ),
  PRIVACY_ENTRY_KEPT: m(
    'This entry cannot be deleted yet',
    'An impact assessment is kept for three years.',
    'Delete it when the time is over; it can be edited.',
  ),
};
