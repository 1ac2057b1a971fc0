import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readManifest } from '#shared/backup/manifest.ts';
import { type FileVerdict, verifyAuditFile } from '#shared/ledger/audit-file.ts';
import { type Anchor, type AuditVerdict, verifyAudit } from '#shared/ledger/verify-audit.ts';
import { verifyDecisions } from '#shared/ledger/verify-decisions.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { CliError } from '../cli-error.ts';
import { type ConnectOptions, connect, connectFlags } from '../connect.ts';
import { answer } from '../output.ts';

interface VerifyOptions extends ConnectOptions {
  readonly file?: string;
  readonly database?: string;
  readonly keyFile?: string;
  readonly anchors?: string[];
  readonly trust?: string[];
}

/** `outpost audit verify`: proof that no record was changed, of this desktop, of an exported file, or of a database. */
export function addAuditCommand(program: Command): void {
  const audit = program.command('audit').description('The audit: who did what, and proof that none of it was changed');
  const verify = audit
    .command('verify')
    .description('Check the whole chain of records; with --file or --database no program needs to run')
    .option('--file <file>', 'an exported audit (JSON)')
    .option('--database <file>', 'a database, with --key-file')
    .option('--key-file <file>', 'the key of the database, 64 hexadecimal digits')
    .option('--anchors <file...>', 'where the chain stood before: earlier exports, or manifests of backups')
    .option('--trust <key...>', 'public keys that may have signed (default: those the audit names itself)');
  for (const [flag, text] of connectFlags) verify.option(flag, text);
  verify.action(async (options: VerifyOptions) => {
    if (options.file !== undefined) {
      tell(options, verifyFile(options.file, options));
      return;
    }
    if (options.database !== undefined) {
      verifyDatabase(options.database, options);
      return;
    }
    const { client, close } = await connect(options);
    try {
      tell(options, await client.desktop.verifyAudit());
    } finally {
      await close();
    }
  });
}

function verifyFile(file: string, { anchors, trust }: VerifyOptions): FileVerdict {
  const verdict = verifyAuditFile(readFileSync(file, 'utf8'), { trusted: trust, anchors: readAnchors(anchors) });
  if (verdict.file === 'damaged' && !verdict.broken) {
    throw new CliError('AUDIT_BROKEN', 'The file is not as it was exported.', {
      why: 'Its signature does not fit its content, or is not by a key that is trusted.',
      todo: 'Export the audit again, and keep this file as evidence.',
      details: verdict,
    });
  }
  return verdict;
}

function verifyDatabase(file: string, options: VerifyOptions): void {
  if (options.keyFile === undefined) {
    throw new CliError('CONFIG_INVALID', 'A database needs its key.', { todo: 'Give its file with --key-file.' });
  }
  const key = Buffer.from(readFileSync(options.keyFile, 'utf8').trim(), 'hex');
  const sqlite = openDatabase(file, key, { readonly: true });
  key.fill(0);
  try {
    const verdict = verifyAudit(sqlite, { trusted: options.trust, anchors: readAnchors(options.anchors) });
    refuseBroken(verdict);
    const decisions = verifyDecisions(sqlite, options.trust);
    refuseBroken(decisions, 'decision log');
    answer(
      options.json,
      { ...verdict, decisions },
      () => `${holds(verdict)}\nThe decision log as well: ${decisions.records} decisions. Head: ${decisions.head}`,
    );
  } finally {
    sqlite.close();
  }
}

/** Where the chain stood: the last record of an earlier export, or what a backup's manifest says. */
function readAnchors(files: readonly string[] | undefined): Anchor[] {
  return (files ?? []).flatMap((file) => {
    const bytes = readFileSync(file);
    const text = bytes.toString('utf8');
    if (text.startsWith('{"format":"outpost-manifest-1"')) {
      const { auditHead } = readManifest(bytes).manifest.facts;
      return auditHead ? [auditHead] : [];
    }
    const last = text.trimEnd().split('\n').at(-3) ?? '';
    const record = JSON.parse(last) as Partial<Anchor>;
    if (record.seq === undefined || record.hash === undefined) {
      throw new CliError('CONFIG_INVALID', `${file} holds no anchor.`, {
        todo: 'Give an earlier export of the audit, or the manifest of a backup.',
      });
    }
    return [{ seq: record.seq, hash: record.hash }];
  });
}

type Verdict = Pick<AuditVerdict, 'records' | 'head' | 'signedUpTo'> & {
  readonly broken: { readonly seq: number; readonly reason: string } | null;
};

function refuseBroken(verdict: Verdict, what = 'audit'): void {
  if (verdict.broken) {
    throw new CliError('AUDIT_BROKEN', `Record ${verdict.broken.seq} of the ${what} is not as it was written.`, {
      why: `The chain breaks there: ${verdict.broken.reason}.`,
      todo: 'Keep this data as evidence and compare it with a backup from before.',
      details: verdict,
    });
  }
}

function tell(options: { readonly json?: boolean }, verdict: Verdict): void {
  refuseBroken(verdict);
  answer(options.json, verdict, () => holds(verdict));
}

function holds({ records, head, signedUpTo }: Verdict): string {
  const signed = signedUpTo > 0 ? `Signed up to record ${signedUpTo}.` : 'Not signed: it was written before 0.2.0.';
  return `${records} records hold together. ${signed} Head: ${head}`;
}
