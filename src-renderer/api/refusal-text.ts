import { findMessage } from '#shared/messages/find-message.ts';
import type { Message } from '#shared/messages/message.ts';
import { currentLanguage } from '../ui/texts.ts';
import type { Refusal } from './explain.ts';

/** The catalogue's three parts for a code, in the person's language. */
export function refusalText(refusal: Refusal): Message | undefined {
  return findMessage(currentLanguage(), refusal.code, refusal.data);
}
