import { implement } from '@orpc/server';
import type { Core, Session } from '../../app/session.ts';
import { openTable } from '../../tabular/open-table.ts';
import { TableError } from '../../tabular/table.ts';
import { findHome, findNames } from '../people/people.repository.ts';
import { checkRunnable, understandFile } from './configure-import.ts';
import { errorFile } from './error-file.ts';
import { followRun } from './follow-run.ts';
import { enabledImportModules, type FileProblem, importLimits, importModules } from './import.model.ts';
import type { ImportFieldSpec } from './import-field.model.ts';
import { importFieldsOf, missingFields } from './import-fields.model.ts';
import { importTemplate } from './import-template.ts';
import { type ImportPreview, type ImportReport, importsContract } from './imports.contract.ts';
import { permitImport, permitUndo } from './imports.policy.ts';
import { findImport, listImportRecords } from './imports.repository.ts';
import { createOpenImports, type OpenImport, type OpenImports, type OpenReport } from './open-imports.ts';
import { checkRows, execute, type ImportHost, ImportStopped, runRows, takeBack } from './run-import.ts';

const os = implement(importsContract).$context<Session>();

const openByCore = new WeakMap<Core, OpenImports>();

/** The files a core holds open; gone with the core when the program locks. */
function openImportsOf(app: Core): OpenImports {
  let open = openByCore.get(app);
  if (!open) {
    open = createOpenImports();
    openByCore.set(app, open);
  }
  return open;
}

function hostOf({ app, actor, deviceId }: Session): ImportHost {
  return { db: app.db, ledger: app.ledger, ports: app.ports, actor, deviceId };
}

function find({ app, actor }: Session, id: string): OpenImport | undefined {
  return openImportsOf(app).find(id, actor.userId, app.ports.clock.now());
}

export const importsRouter = {
  modules: os.modules.handler(() =>
    importModules.map((module) => ({
      module,
      enabled: enabledImportModules.includes(module),
      fields: importFieldsOf(module).map(shownField),
    })),
  ),

  template: os.template.handler(async ({ input: { module, language } }) => {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return new File([Buffer.from(await importTemplate(module, language))], `${module}.xlsx`, { type });
  }),

  open: os.open.handler(async ({ input: { file, module }, context, errors }) => {
    const { app, actor } = context;
    if (!enabledImportModules.some((each) => permitImport(actor, each).ok)) {
      throw errors.NOT_ALLOWED({ data: { action: 'customer.import' } });
    }
    const refuseFile = (data: FileProblem) => errors.FILE_UNREADABLE({ data });
    let table: OpenImport['table'];
    try {
      table = await openTable(new Uint8Array(await file.arrayBuffer()), file.name, importLimits);
    } catch (error) {
      if (error instanceof TableError) throw refuseFile({ reason: error.reason, ...error.place });
      throw error;
    }
    const understood = await understandFile(table, module ? { module } : {});
    if (!understood.ok) {
      if (understood.error.code === 'IMPORT_CONFIG_INVALID') throw new Error('a guessed mapping is valid');
      const { code: _, ...problem } = understood.error;
      throw refuseFile(problem);
    }
    const open: OpenImport = {
      id: app.ports.ids.next(),
      actorId: actor.userId,
      fileName: file.name,
      table,
      ...understood.value,
      state: 'open',
      done: 0,
      cancelled: false,
      report: undefined,
      failed: [],
      lastUsed: app.ports.clock.now(),
      running: undefined,
    };
    openImportsOf(app).add(open);
    return previewOf(open);
  }),

  configure: os.configure.handler(async ({ input: { importId, ...changes }, context, errors }) => {
    const open = find(context, importId);
    if (!open || open.running) throw errors.IMPORT_NOT_FOUND();
    if (changes.ownerId && !findHome(context.app.db, changes.ownerId)) throw errors.OWNER_NOT_FOUND();
    const { mapping, matchKeys, ...kept } = open.config;
    const isOtherTable = ['module', 'encoding', 'delimiter', 'sheet', 'headerRow'].some(
      (key) => key in changes && changes[key as keyof typeof changes] !== kept[key as keyof typeof kept],
    );
    // A mapping belongs to the columns it was made for.
    const wanted = { ...kept, ...(isOtherTable ? {} : { mapping, matchKeys }), ...changes };
    if (changes.sheet && changes.headerRow === undefined) wanted.headerRow = undefined;
    if (changes.encoding && changes.delimiter === undefined) wanted.delimiter = undefined;
    const understood = await understandFile(open.table, withoutUndefined(wanted));
    if (!understood.ok) {
      const { code, ...data } = understood.error;
      if (code === 'FILE_UNREADABLE') throw errors.FILE_UNREADABLE({ data: data as FileProblem });
      throw errors.IMPORT_CONFIG_INVALID({ data: data as never });
    }
    Object.assign(open, understood.value);
    return previewOf(open);
  }),

  dryRun: os.dryRun.handler(async ({ input: { importId }, context, errors, signal }) => {
    const open = find(context, importId);
    if (!open || open.running) throw errors.IMPORT_NOT_FOUND();
    if (!enabledImportModules.includes(open.config.module)) {
      throw errors.IMPORT_MODULE_NOT_READY({ data: { module: open.config.module } });
    }
    const permit = permitImport(context.actor, open.config.module);
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    const invalid = checkRunnable(open);
    if (invalid) throw errors.IMPORT_CONFIG_INVALID({ data: invalid });
    open.state = 'checking';
    return (async function* () {
      let isStopped = false;
      const work = checkRows(hostOf(context), open, () => isStopped || signal?.aborted === true || open.cancelled);
      try {
        yield* followRun(open, work);
        open.report = await work;
        yield { type: 'checked' as const, ...shownReport(open.report) };
      } finally {
        isStopped = true;
        if (open.state === 'checking') open.state = 'open';
      }
    })();
  }),

  run: os.run.handler(async ({ input: { importId }, context, errors }) => {
    const open = find(context, importId);
    if (!open) throw errors.IMPORT_NOT_FOUND();
    const { module } = open.config;
    if (!enabledImportModules.includes(module)) throw errors.IMPORT_MODULE_NOT_READY({ data: { module } });
    const permit = permitImport(context.actor, module);
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    const invalid = checkRunnable(open);
    if (invalid) throw errors.IMPORT_CONFIG_INVALID({ data: invalid });
    if (open.running) throw errors.IMPORT_RUNNING();
    open.state = 'running';
    const work = runRows(hostOf(context), open);
    const workEnds = context.app.works.begin();
    open.running = work.then(
      (report) => {
        open.report = report;
      },
      () => {},
    );
    void open.running.then(() => {
      workEnds();
      open.state = 'done';
    });
    return (async function* () {
      yield* followRun(open, work);
      try {
        const report = await work;
        const status = open.cancelled ? 'cancelled' : report.counts.failed > 0 ? 'partial' : 'completed';
        yield { type: 'done' as const, status: status as 'completed', ...shownReport(report) };
      } catch (error) {
        if (error instanceof ImportStopped) throw errors.NOT_ALLOWED({ data: { action: error.refusal } });
        throw error;
      }
    })();
  }),

  status: os.status.handler(({ input: { importId }, context, errors }) => {
    const open = find(context, importId);
    if (!open) throw errors.IMPORT_NOT_FOUND();
    return { state: open.state, done: open.done, total: open.total };
  }),

  cancel: os.cancel.handler(async ({ input: { importId }, context, errors }) => {
    const open = find(context, importId);
    if (!open) throw errors.IMPORT_NOT_FOUND();
    const isRunning = open.state === 'running' || open.state === 'cancelling';
    if (!isRunning) {
      const wasDone = open.state === 'done';
      open.cancelled = true;
      openImportsOf(context.app).remove(importId);
      return { cancelled: !wasDone, takenBack: 0 };
    }
    open.cancelled = true;
    open.state = 'cancelling';
    const before = open.done;
    await open.running;
    return { cancelled: true, takenBack: before };
  }),

  errorFile: os.errorFile.handler(({ input: { importId, language }, context, errors }) => {
    const open = find(context, importId);
    if (!open) throw errors.IMPORT_NOT_FOUND();
    const name = open.fileName.replace(/\.[^.]*$/, '');
    const suffix = language === 'en' ? 'errors' : '错误行';
    return new File([errorFile(open, language)], `${name}-${suffix}.csv`, { type: 'text/csv' });
  }),

  list: os.list.handler(({ input, context: { app, actor } }) => {
    const { rows, total } = listImportRecords(app.db, actor, input);
    const names = findNames(app.db);
    const running = openImportsOf(app);
    return {
      total,
      rows: rows.map((row) => ({
        ...row,
        status: row.status === 'running' && !running.isRunning(row.id) ? ('interrupted' as const) : row.status,
        ownerName: names.user(row.ownerId),
      })),
    };
  }),

  undo: os.undo.handler(async ({ input: { importId }, context, errors }) => {
    const host = hostOf(context);
    const job = findImport(host.db, importId);
    if (!job) throw errors.IMPORT_NOT_FOUND();
    const permit = permitUndo(context.actor, job);
    if (!permit.ok) throw errors.NOT_ALLOWED({ data: permit.error });
    if (job.undoneAt !== null) throw errors.IMPORT_ALREADY_UNDONE();
    if (openImportsOf(context.app).isRunning(importId)) throw errors.IMPORT_RUNNING();
    return (async function* () {
      const progress = { done: 0, total: 0 };
      const work = takeBack(host, importId, (done, total) => Object.assign(progress, { done, total }));
      yield* followRun(progress, work);
      const { removed, reverted, kept } = await work.catch((error: unknown) => {
        throw error instanceof ImportStopped ? errors.NOT_ALLOWED({ data: { action: error.refusal } }) : error;
      });
      execute(host, 'imports.finish', { id: importId, status: 'undone', counts: job.counts });
      yield {
        type: 'undone' as const,
        importId,
        removed,
        reverted,
        kept: kept.slice(0, shownAtMost),
        keptCount: kept.length,
        counts: job.counts,
      };
    })();
  }),
};

const shownAtMost = 10_000;

function shownReport(report: OpenReport): ImportReport {
  return {
    counts: report.counts,
    problems: report.problems.slice(0, shownAtMost),
    problemCount: report.problems.length,
    duplicates: report.duplicates.slice(0, shownAtMost),
    milliseconds: report.milliseconds,
  };
}

function previewOf(open: OpenImport): ImportPreview {
  const mapped = new Set(open.columns.flatMap(({ field }) => field ?? []));
  return {
    importId: open.id,
    fileName: open.fileName,
    format: open.table.format,
    module: open.config.module,
    encoding: open.settings.encoding,
    delimiter: open.settings.delimiter,
    sheets: open.table.sheets.map((sheet) => ({ ...sheet })),
    sheet: open.settings.sheet,
    headerRow: open.headerRow,
    columns: open.columns.map((column) => ({ ...column })),
    rows: open.preview.map(({ row, cells }) => ({ row, cells: cells.map((cell) => cell.slice(0, 500)) })),
    rowCount: open.rowCount,
    config: open.config,
    missing: missingFields(open.config.module, mapped),
  };
}

const shownTypes = { creditCode: 'text', website: 'text', instant: 'date', person: 'owner' } as const;

function shownField({ field, zh, en, type, required, choices }: ImportFieldSpec) {
  const shown = type in shownTypes ? shownTypes[type as keyof typeof shownTypes] : (type as 'text');
  return {
    field,
    zh,
    en,
    type: shown,
    required,
    ...(choices.length > 0 ? { choices: choices.map(({ value, zh, en }) => ({ value, zh, en })) } : {}),
  };
}

function withoutUndefined<T extends object>(fields: T): { [Field in keyof T]: Exclude<T[Field], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
