import type { LeaveManifest } from '../features/leave/leave.model.ts';

/** For whoever opens the folder in ten years, without the program. */
export function exportReadme({ company, exportedAt, tables, digest }: LeaveManifest): string {
  const day = new Date(exportedAt + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  return `${company}
${day} (Asia/Shanghai)

这里是公司的全部数据，不需要任何专用程序就能读。
- tables/<表>.csv：UTF-8 表格，第一行是列名，可用 Excel、WPS 打开；以 = + - @ 开头的单元格前加了一个撇号。
- tables/<表>.ndjson：每行一条 JSON 记录，与数据库中完全一致；二进制内容为 {"base64": "…"}。
- files/<标识>/<文件名>：附件的内容；标识和 SHA-256 见 tables/attachments。
- 金额以分为单位的整数，时间为自 1970-01-01 UTC 起的毫秒数，标识为 UUID。deleted_at 不为空的记录在回收站里。
- audit_records、audit_heads、audit_keys：审计链、签名和公钥；decisions：每次决定。
- manifest.json：各文件的行数与 SHA-256、没有导出的表（密钥、密码、会话、可重新计算的内容）以及签名。
校验：对每个文件计算 SHA-256，与 manifest.json 比较；digest 是 tables 部分的 SHA-256（${digest}）。
这些文件没有加密，请存放在安全的地方。

All data of the company, to be read without any program of ours.
- tables/<table>.csv: UTF-8, the first line names the columns; cells that begin with = + - @ have an apostrophe before them.
- tables/<table>.ndjson: one JSON record a line, exactly as it was kept; bytes are {"base64": "…"}.
- files/<id>/<name>: the content of attachments; their ids and SHA-256 are in tables/attachments.
- Money is whole fen, times are milliseconds since 1970-01-01 UTC, ids are UUIDs. A row with deleted_at was in the bin.
- audit_records, audit_heads, audit_keys: the chain of the audit, its signatures and public keys; decisions: each decision.
- manifest.json: rows and SHA-256 of each file, what was left out (keys, passwords, sessions, what can be computed), a signature.
To check: compare the SHA-256 of each file with manifest.json; digest is that of its "tables".
Nothing here is encrypted: keep it safe.

${tables.map(({ name, rows }) => `${name}: ${rows}`).join('\n')}
`;
}
