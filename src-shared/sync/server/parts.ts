import type { Actor } from '../../kernel/scope.ts';
import type { SyncCore } from '../core.ts';
import type { Incidents } from '../incidents.ts';
import type { ImageValues } from '../protocol.ts';
import type { SyncState } from '../state.ts';
import type { SyncedTables, TableInfo } from '../synced-tables.ts';
import type { Feed } from './feed.ts';

/** Who is on the line: told by the client certificate, never by the body. */
export interface Caller {
  readonly deviceId: string;
  readonly userId: string;
}

/** What a command that was made under an older schema means today. [sync 9.2] */
export type ConvertCommand = (
  procedure: string,
  input: unknown,
  schema: number,
) => { procedure: string; input: unknown };

export interface SyncServerOptions {
  readonly core: SyncCore;
  readonly feed: Feed;
  readonly tables: SyncedTables;
  readonly schema: number;
  readonly serverName: string;
  /** The person's rights now; undefined for somebody who may not work any more. */
  readonly actorOf: (userId: string) => Actor | undefined;
  readonly newId: () => string;
  /** Masks an image for a person before it leaves the server. [sync 3.9] */
  readonly project?: (actor: Actor, table: TableInfo, values: ImageValues) => ImageValues;
  readonly convert?: ConvertCommand;
  /** Called when a device is on the line: at a handshake, and after its work was decided. */
  readonly onCall?: (actor: Actor, caller: Caller) => void;
  /** Rows of one page; 2,000 unless told. */
  readonly pageRows?: number;
}

/** What the handlers share. */
export interface ServerParts extends SyncServerOptions {
  readonly state: SyncState;
  readonly incidents: Incidents;
  readonly epoch: () => string;
  readonly image: (actor: Actor, table: TableInfo, id: string) => ImageValues | undefined;
}
