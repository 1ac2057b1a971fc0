import type { Session } from '#shared/app/session.ts';
import type { Desktop } from './desktop.ts';

/** What a call brings before the gate has looked at it. */
export interface CallContext {
  readonly desktop: Desktop;
}

/** What a procedure behind the gate finds: the open work's session. */
export type CoreContext = CallContext & Session;
