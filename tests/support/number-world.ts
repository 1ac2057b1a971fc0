import { z } from 'zod';
import { commands } from '#shared/app/commands.ts';
import type { DocType } from '#shared/features/numbers/number.model.ts';
import { takeNumber } from '#shared/features/numbers/take-number.repository.ts';
import { tasks } from '#shared/features/tasks/tasks.tables.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/scope.ts';
import { type Command, defineCommand } from '#shared/ledger/command.ts';
import { createLedger, type Ledger } from '#shared/ledger/ledger.ts';
import { findRow } from '#shared/reading/rows.ts';
import { type TestHost, testHost } from './test-host.ts';

/** A command that makes a document and does nothing else; `refused` is decided as the server decides it. */
const make = defineCommand(
  z.object({ docType: z.enum(['quote', 'order']), branchId: z.string().nullable(), refused: z.boolean().optional() }),
  (tx, _actor, input) => {
    const no = takeNumber(tx, { docType: input.docType as DocType, branchId: input.branchId });
    if (input.refused && tx.host === 'server') return refuse({ code: 'TEST_REFUSED' });
    if (input.refused && tx.command.deviceId === null) return refuse({ code: 'TEST_REFUSED' });
    const id = tx.newId();
    if (!findRow(tx, tasks, id)) tx.insert(tasks, { id, title: no, ...blank, watcherIds: [], checklist: [] });
    else tx.update(tasks, id, { title: `${no} again` });
    return ok({ no });
  },
);

const blank = {
  kind: 'task',
  priority: 'normal',
  status: 'notStarted',
  branchId: null,
  deptId: null,
  ownerId: null,
} as const;

/** A host with a ledger that knows `test.make`, and the commands it let through. */
export interface NumberHost {
  readonly host: TestHost;
  readonly ledger: Ledger;
  readonly made: Command[];
  make(actor: Actor, input: unknown, deviceId: string | null): string | undefined;
}

export function numberHost(kind: 'device' | 'server', seed: number, from?: Buffer): NumberHost {
  const host = testHost({ host: kind, seed, ...(from ? { from } : {}) });
  const made: Command[] = [];
  const { sqlite, statements, db, changes, ports } = host.app;
  const ledger = createLedger({
    sqlite,
    statements,
    db,
    changes,
    clock: ports.clock,
    ids: ports.ids,
    host: kind,
    commands: { ...commands, 'test.make': make },
    sinks: [({ command }) => made.push(command)],
  });
  return {
    host,
    ledger,
    made,
    make: (actor, input, deviceId) => {
      const result = ledger.execute('test.make', input, actor, { deviceId });
      return result.ok ? (result.value as { no: string }).no : undefined;
    },
  };
}

/** Brings the blocks of a person from the server to a device. */
export function pullBlocks(server: NumberHost, device: NumberHost, userId: string): void {
  const rows = server.host.app.db.rows<Record<string, unknown>>(
    'SELECT * FROM number_blocks WHERE owner_id = ? AND id NOT IN (SELECT value FROM json_each(?))',
    userId,
    JSON.stringify(device.host.app.db.rows<{ id: string }>('SELECT id FROM number_blocks').map((row) => row.id)),
  );
  for (const row of rows) {
    const names = Object.keys(row);
    device.host.app.sqlite
      .prepare(`INSERT INTO number_blocks (${names.join()}) VALUES (${names.map(() => '?').join()})`)
      .run(...Object.values(row));
  }
}
