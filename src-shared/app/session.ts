import { ORPCError } from '@orpc/contract';
import type { SeeAs } from '../features/rights/rights.model.ts';
import type { Result } from '../kernel/result.ts';
import type { Actor } from '../kernel/scope.ts';
import type { RecordSearch } from '../kernel/search/record-search.ts';
import type { ContentSearch } from '../kernel/search/text-index.ts';
import type { Works } from '../kernel/works.ts';
import type { AuditReader } from '../ledger/audit-reader.ts';
import type { Changes } from '../ledger/changes.ts';
import type { CommandDefinition, CommandRegistry, Refusal } from '../ledger/command.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ContentStore } from '../ports/content-store.ts';
import type { ReadDb } from '../ports/database.ts';
import type { Ports } from '../ports/ports.ts';

/** The part of the app that a room's router needs. */
export interface Core {
  readonly db: ReadDb;
  readonly ledger: Ledger;
  readonly audit: AuditReader;
  readonly changes: Changes;
  /** Names, numbers and likely duplicates of this database, in memory. */
  readonly search: RecordSearch;
  /** What was said in follow-ups, in memory. */
  readonly contents: ContentSearch;
  /** What is in the attachments that are on this host. */
  readonly content: ContentStore;
  /** Long work that goes on without anybody listening, such as an import whose page was left. */
  readonly works: Works;
  readonly ports: Ports;
  readonly host: 'device' | 'server';
  /** Sessions that see as somebody else. */
  readonly seeAs: SeeAs;
}

/** Who asks: the context of every procedure behind a sign-in. */
export interface Session {
  readonly app: Core;
  readonly actor: Actor;
  /** The enrolled device behind the call; null in a browser on the server and on a desktop without a server. */
  readonly deviceId: string | null;
  /** Which of several sessions of the person it is, where there can be several. */
  readonly seat?: string | undefined;
  /** Where the screen stands: the computer's name, or the address a browser calls from. */
  readonly place?: string | undefined;
}

/** Refusals that any write may meet, because the ledger decides them and not the room: the contract of none names them. */
const everywhere: Readonly<Record<string, number>> = {
  OFFICES_MIXED: 409,
  LAST_OFFICER: 409,
  APPROVAL_NEEDED: 403,
  DOCUMENT_IN_APPROVAL: 409,
};

export function throwEverywhere(refusal: Refusal): void {
  const { code, ...data } = refusal;
  const status = everywhere[code];
  if (status !== undefined) throw new ORPCError(code, { status, data });
}

type OutputOf<Definition> =
  Definition extends CommandDefinition<infer _Input, infer Output, infer _Error> ? Output : never;
type RefusalOf<Definition> =
  Definition extends CommandDefinition<infer _Input, infer _Output, infer Error> ? Error : never;

/** A command of the signed-in person, decided and on disk when it returns; typed by its room's registry. */
export function executeAs<Registry extends CommandRegistry, Name extends keyof Registry & string>(
  session: Session,
  _registry: Registry,
  procedure: Name,
  input: unknown,
): Result<OutputOf<Registry[Name]>, RefusalOf<Registry[Name]>> {
  const { app, actor, deviceId } = session;
  const result = app.ledger.execute(procedure, input, actor, { deviceId });
  if (!result.ok) throwEverywhere(result.error);
  return result as Result<OutputOf<Registry[Name]>, RefusalOf<Registry[Name]>>;
}
