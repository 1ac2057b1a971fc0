import { freemem, release, totalmem } from 'node:os';
import type { Desktop } from './desktop.ts';

/** What support needs to know, without names, accounts, folders or rows. */
export function describeMachine(desktop: Desktop): string {
  const { version, shell, secretStore } = desktop.options;
  const state = desktop.state();
  const lines = [
    `Outpost CRM ${version}, shell ${shell}, ${process.platform} ${release()} ${process.arch}, Node ${process.versions.node}`,
    `phase ${state.phase}, profiles ${state.people.length}, member ${state.member}, demo ${state.demo}`,
    `problem ${state.problem?.code ?? 'none'}, device secret ${secretStore.backend}, idle lock ${state.idleMinutes} min`,
    `memory ${gigabytes(process.memoryUsage().rss)} GB used, ${gigabytes(freemem())} of ${gigabytes(totalmem())} GB free`,
    `up ${Math.round(process.uptime())} s, ${new Date(state.now).toISOString()}`,
    ...describeDatabase(desktop),
  ];
  return lines.join('\n');
}

function describeDatabase(desktop: Desktop): string[] {
  const work = desktop.work();
  if (!work) return [];
  const sqlite = work.app.sqlite;
  const pages = Number(sqlite.pragma('page_count', { simple: true }));
  const pageSize = Number(sqlite.pragma('page_size', { simple: true }));
  const tables = ['users', 'branches', 'customers', 'contacts', 'leads', 'follow_ups', 'tasks'];
  const counts = tables.flatMap((table) => {
    const exists = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table);
    if (!exists) return [];
    return `${table} ${(sqlite.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n}`;
  });
  return [`database ${((pages * pageSize) / 2 ** 20).toFixed(1)} MB, ${counts.join(', ')}`];
}

function gigabytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(1);
}
