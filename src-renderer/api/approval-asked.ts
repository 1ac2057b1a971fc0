import { ORPCError } from '@orpc/client';
import { useSyncExternalStore } from 'react';

/** A call that was refused because it needs a second person, with what has to be sent to ask one. */
export interface AskedApproval {
  readonly kind: 'export' | 'deletion' | 'rights' | 'restore' | 'keyRecovery' | 'destruction';
  readonly procedure: string;
  readonly total: number;
  readonly limit: number;
  readonly input: unknown;
}

let asked: AskedApproval | undefined;
const listeners = new Set<() => void>();

/** Opens the one request dialog of the shell; undefined closes it. */
export function askApproval(next: AskedApproval | undefined): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Whether an error is this refusal; then the dialog is open and nothing else has to be said. */
export function takeApprovalNeeded(error: unknown): boolean {
  if (!(error instanceof ORPCError) || error.code !== 'APPROVAL_NEEDED') return false;
  askApproval(error.data as AskedApproval);
  return true;
}

export function useAskedApproval(): AskedApproval | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
}
