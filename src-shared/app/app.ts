import { gateApproval } from '../features/approvals/need-approval.ts';
import { createLockCheck } from '../features/flows/check-lock.ts';
import { checkSeparation } from '../features/officers/check-separation.ts';
import { keepContents } from '../features/search/keep-contents.ts';
import { keepSearch } from '../features/search/keep-search.ts';
import { createWorks } from '../kernel/works.ts';
import type { AuditKey } from '../ledger/audit-key.ts';
import { createAuditReader } from '../ledger/audit-reader.ts';
import { type Changes, createChanges } from '../ledger/changes.ts';
import { createLedger, type Sink } from '../ledger/ledger.ts';
import { checkpointWhenQuiet } from '../ledger/quiet-checkpoint.ts';
import { createReadDb, createStatements, type Statements } from '../ledger/read-db.ts';
import { type ContentStore, noContent } from '../ports/content-store.ts';
import type { Sqlite } from '../ports/database.ts';
import type { Ports } from '../ports/ports.ts';
import { commands } from './commands.ts';
import { eraseTraces } from './erase-traces.ts';
import { flowDocuments } from './flow-documents.ts';
import { keepRunning } from './run-approved.ts';
import { screenInput } from './screen-input.ts';
import { createSeeAs } from './see-as.ts';
import type { Core } from './session.ts';

export interface AppOptions {
  readonly sqlite: Sqlite;
  readonly ports: Ports;
  readonly host: 'device' | 'server';
  /** Made per database: the outbox on a member device; decision log, feed and field edits on the server. */
  readonly sinks?: (statements: Statements) => readonly Sink[];
  /** The server's next row version. */
  readonly nextRevision?: () => number;
  /** Whether this host carries out what a second person agreed to: the server, and a desktop without one. */
  readonly runsApproved?: () => boolean;
  /** Keeps the content of attachments; left out where there is no place for it. */
  readonly content?: ContentStore;
  /** Signs heads of the audit. */
  readonly auditKey?: AuditKey | undefined;
}

const checkLock = createLockCheck(flowDocuments);

/** The one core: what both hosts give a database to, and what routers, sync and schedulers call. */
export interface App extends Core {
  readonly sqlite: Sqlite;
  readonly statements: Statements;
  readonly changes: Changes;
}

export function createApp(options: AppOptions): App {
  const { sqlite, ports, host, nextRevision } = options;
  const statements = createStatements(sqlite);
  const db = createReadDb(sqlite, statements);
  const changes = createChanges();
  checkpointWhenQuiet(sqlite, changes);
  const ledger = createLedger({
    sqlite,
    statements,
    db,
    clock: ports.clock,
    ids: ports.ids,
    host,
    commands,
    sinks: options.sinks?.(statements) ?? [],
    changes,
    screen: screenInput,
    holds: (tx, effects) => {
      const separated = checkSeparation(tx, effects);
      return separated.ok ? checkLock(tx, effects) : separated;
    },
    gate: gateApproval,
    auditKey: options.auditKey,
    ...(nextRevision ? { nextRevision } : {}),
  });
  const { runsApproved } = options;
  if (runsApproved) keepRunning({ db, ledger, ports, changes }, () => sqlite.open && runsApproved());
  const source = { db, changes, isOpen: () => sqlite.open, later, whenQuiet: createQuiet() };
  const search = keepSearch(source);
  const contents = keepContents(source);
  const audit = createAuditReader(sqlite, statements, ledger);
  const app: App = {
    sqlite,
    db,
    audit,
    statements,
    ledger,
    changes,
    search,
    contents,
    content: options.content ?? noContent,
    works: createWorks(),
    ports,
    host,
    seeAs: createSeeAs(),
  };
  changes.subscribe((rows) => {
    if (rows.some(({ table, op }) => table === 'destructions' && op !== 'remove')) eraseTraces(app);
    if (rows.some(({ table, op }) => table === 'attachments' && op === 'remove')) app.content.collect();
  });
  return app;
}

/** Long enough that the requests of one burst follow each other within it, on a busy machine too. */
const quietMs = 1_000;

function createQuiet(): (work: () => void) => void {
  let timer: NodeJS.Timeout | undefined;
  return (work) => {
    if (timer) timer.refresh();
    else
      timer = setTimeout(() => {
        timer = undefined;
        work();
      }, quietMs).unref();
  };
}

function later(work: () => void, holds: boolean): void {
  const immediate = setImmediate(work);
  if (!holds) immediate.unref();
}
