import { oc } from '@orpc/contract';

/**
 * What a procedure is, so that hosts, the REST surface and generated tests can treat each by its kind.
 * `query` reads; `command` writes through the ledger and travels by sync; `host` belongs to one host only.
 */
export interface ProcedureMeta {
  readonly kind: 'query' | 'command' | 'host';
  /** The hosts that answer it. */
  readonly hosts: readonly ('desktop' | 'server')[];
  /** Answered without a signed-in person (first run, sign-in). */
  readonly anonymous?: boolean;
  /** Answered also while the person's sign-in lacks a step, such as a password that is due. */
  readonly unfinished?: boolean;
  /** May take minutes: while it runs, nobody counts as away. */
  readonly long?: boolean;
}

const both = ['desktop', 'server'] as const;

export const query = oc.$meta<ProcedureMeta>({ kind: 'query', hosts: both });
export const command = oc.$meta<ProcedureMeta>({ kind: 'command', hosts: both });
export const desktopOnly = oc.$meta<ProcedureMeta>({ kind: 'host', hosts: ['desktop'] });
export const serverOnly = oc.$meta<ProcedureMeta>({ kind: 'host', hosts: ['server'] });
/** Of one host, and long: imports, exports, backups. */
export const longHost = oc.$meta<ProcedureMeta>({ kind: 'host', hosts: both, long: true });
export const host = oc.$meta<ProcedureMeta>({ kind: 'host', hosts: both });
