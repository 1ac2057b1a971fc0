import { expect, test } from 'vitest';
import { auditHashInput } from '#shared/ledger/audit.ts';
import { createAuditKey, newAuditKey, type SignedHead } from '#shared/ledger/audit-key.ts';
import { chainHash } from '#shared/ledger/chain.ts';
import { createDecisionSink } from '#shared/ledger/decision-log.ts';
import { type AuditProof, type AuditRow, auditRowsSql, verifyAudit, verifyRows } from '#shared/ledger/verify-audit.ts';
import { verifyDecisions } from '#shared/ledger/verify-decisions.ts';
import { company, testHost } from '../support/test-host.ts';

const minute = 60_000;
const isFull = process.env.OUTPOST_FULL === '1';
const tries = isFull ? 10_000 : 300;

/** A chain of 240 records, signed every five minutes, and what a backup remembers of its middle. */
function auditedCompany() {
  const key = createAuditKey(newAuditKey());
  const host = testHost({ host: 'server', auditKey: key, sinks: (statements) => [createDecisionSink(statements)] });
  const session = host.as(company.mei);
  for (let index = 0; index < 120; index += 1) {
    host.time += minute;
    host.app.ledger.execute(
      'customers.create',
      { name: `公司${index}`, phone: `1380013${1000 + index}` },
      session.actor,
    );
    host.app.ledger.recordEvent({ kind: 'view', actorId: company.mei, deviceId: null, details: { index } });
  }
  host.app.ledger.sealAudit();
  const rows = host.app.sqlite.prepare<[], AuditRow>(auditRowsSql).all();
  const heads = host.app.db.rows<SignedHead>(
    'SELECT seq, hash, decision_seq AS "decisionSeq", decision_hash AS "decisionHash", at, key_id AS "keyId", signature FROM audit_heads ORDER BY seq',
  );
  return { host, key, rows, heads };
}

/** Numbers that look like chance and are the same in every run; the seed is told when one fails. */
function chanceOf(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { below: (bound: number) => Math.floor(next() * bound) };
}

interface Evidence {
  rows: AuditRow[];
  heads: SignedHead[];
}

/** Chains the records anew from one on, as somebody who has the database and not the signing key would. */
function chainAgain(rows: AuditRow[], from: number): void {
  for (let index = from; index < rows.length; index += 1) {
    const prevHash = index === 0 ? '0'.repeat(64) : rows[index - 1]!.hash;
    const row = { ...rows[index]!, seq: index + 1, prevHash };
    rows[index] = { ...row, hash: chainHash(prevHash, auditHashInput(row)) };
  }
}

const edits: readonly ((row: AuditRow) => AuditRow)[] = [
  (row) => ({ ...row, actorId: company.lin }),
  (row) => ({ ...row, at: row.at + 1 }),
  (row) => ({ ...row, recordedAt: row.recordedAt - 1 }),
  (row) => ({ ...row, kind: row.kind === 'view' ? 'export' : 'view' }),
  (row) => ({ ...row, deviceId: 'elsewhere' }),
  (row) => ({
    ...row,
    changes: row.changes.replace('}]]', ',"x":[1,2]}]]').replace(/^\[\]$/, '[["a","b","update",{}]]'),
  }),
  (row) => ({ ...row, details: '{"index":-1}' }),
  (row) => ({ ...row, salt: `${row.salt}x` }),
  (row) => ({ ...row, hash: 'a'.repeat(64) }),
  (row) => ({ ...row, changes: '{"redacted":"0"}', salt: '' }),
];

const tamperings: Record<string, (evidence: Evidence, chance: ReturnType<typeof chanceOf>) => void> = {
  edit: ({ rows }, chance) => {
    const at = chance.below(rows.length);
    rows[at] = edits[chance.below(edits.length)]!(rows[at]!);
  },
  delete: ({ rows }, chance) => {
    rows.splice(chance.below(rows.length), 1 + chance.below(3));
  },
  insert: ({ rows }, chance) => {
    const at = chance.below(rows.length);
    rows.splice(at, 0, { ...rows[chance.below(rows.length)]! });
    for (let index = at; index < rows.length; index += 1) rows[index] = { ...rows[index]!, seq: index + 1 };
  },
  swap: ({ rows }, chance) => {
    const left = chance.below(rows.length - 1);
    const right = left + 1 + chance.below(rows.length - 1 - left);
    [rows[left], rows[right]] = [
      { ...rows[right]!, seq: left + 1 },
      { ...rows[left]!, seq: right + 1 },
    ];
  },
  truncatePastAnAnchor: (evidence, chance) => {
    const keep = chance.below(anchorAt);
    evidence.rows.length = keep;
    evidence.heads = evidence.heads.filter((head) => head.seq <= keep);
  },
  rollBackTheFile: (evidence, chance) => {
    const keep = evidence.heads.filter((head) => head.seq < anchorAt)[chance.below(20)]!.seq;
    evidence.rows.length = keep;
    evidence.heads = evidence.heads.filter((head) => head.seq <= keep);
  },
  chainAgainWithoutTheKey: (evidence, chance) => {
    const at = chance.below(anchorAt);
    evidence.rows[at] = { ...evidence.rows[at]!, actorId: company.lin };
    chainAgain(evidence.rows, at);
    const wayOut = chance.below(3);
    if (wayOut === 1) evidence.heads = evidence.heads.filter((head) => head.seq <= at);
    if (wayOut === 2) {
      const forged = createAuditKey(forgedKey);
      evidence.heads = evidence.heads.map((head) => {
        if (head.seq <= at) return head;
        const hash = evidence.rows[head.seq - 1]!.hash;
        return { ...head, hash, keyId: forged.id, signature: forged.sign(Buffer.from(hash)) };
      });
    }
  },
};

const anchorAt = 200;
const forgedKey = newAuditKey();

function findAll(proofOf: (evidence: Evidence) => AuditProof) {
  const { rows, heads } = audited;
  const names = Object.keys(tamperings);
  const missed: string[] = [];
  for (let seed = 1; seed <= tries; seed += 1) {
    const chance = chanceOf(seed);
    const name = names[seed % names.length]!;
    const evidence: Evidence = { rows: [...rows], heads: [...heads] };
    tamperings[name]!(evidence, chance);
    const first = evidence.rows.findIndex((row, index) => row !== rows[index]) + 1 || evidence.rows.length + 1;
    const { broken } = verifyRows(evidence.rows, proofOf(evidence));
    // Named where it is; what was chained anew shows where a signature or an anchor first contradicts it.
    const last = /chain|truncate|rollBack/i.test(name) ? Math.max(first, anchorAt) + 1 : first + 3;
    if (!broken || broken.seq < first || broken.seq > last) {
      missed.push(`${name} (seed ${seed})`);
    }
  }
  return missed;
}

const audited = auditedCompany();
const proofOf = ({ heads }: Evidence): AuditProof => ({
  heads,
  publicKeys: [audited.key.publicKey],
  trusted: [audited.key.publicKey],
  anchors: [{ seq: anchorAt, hash: audited.rows[anchorAt - 1]!.hash }],
});

test(`[S-LOG-3] ${tries} random tamperings are all found, and named where they are`, () => {
  expect(verifyRows(audited.rows, proofOf(audited))).toMatchObject({ records: 240, signedUpTo: 240, broken: null });

  expect(findAll(proofOf)).toEqual([]);
}, 600_000);

test('[S-LOG-3] canary: a verifier without keys and anchors misses a chain that was made anew', () => {
  const missed = findAll(() => ({ heads: [], publicKeys: [] }));

  expect(missed.some((each) => each.startsWith('chainAgain'))).toBe(true);
  expect(missed.some((each) => each.startsWith('truncate'))).toBe(true);
  expect(missed.some((each) => each.startsWith('edit'))).toBe(false);
}, 600_000);

test('[S-LOG-2] the head is signed every five minutes, and every thousand records at the latest', () => {
  const key = createAuditKey(newAuditKey());
  const host = testHost({ host: 'server', auditKey: key });
  const note = () => host.app.ledger.recordEvent({ kind: 'view', actorId: null, deviceId: null, details: {} });
  const signed = () =>
    host.app.db.rows<{ seq: number }>('SELECT seq FROM audit_heads ORDER BY seq').map((row) => row.seq);

  host.app.ledger.transaction(() => {
    for (let index = 0; index < 2_500; index += 1) note();
  });
  expect(signed()).toEqual([1, 1_001, 2_001]);
  host.time += 5 * minute;
  note();
  expect(signed()).toEqual([1, 1_001, 2_001, 2_501]);
  note();
  host.app.ledger.sealAudit();

  expect(signed()).toEqual([1, 1_001, 2_001, 2_501, 2_502]);
  expect(verifyAudit(host.app.sqlite, { trusted: [key.publicKey] })).toMatchObject({ signedUpTo: 2_502, broken: null });
  host.app.sqlite.exec('DELETE FROM audit_heads WHERE seq IN (1001, 2001)');
  expect(verifyAudit(host.app.sqlite).broken).toEqual({ seq: 1_002, reason: 'head' });
  host.close();
});

test('[S-LOG-3] the decision log is verified like the audit, against the same signatures', () => {
  const { host } = auditedCompany();
  expect(verifyDecisions(host.app.sqlite)).toMatchObject({ records: 120, broken: null });

  for (const [sin, found] of [
    [
      "UPDATE decisions SET effects = replace(effects, '公司7', '公司8') WHERE seq = 71",
      { seq: 71, reason: 'content' },
    ],
    ['DELETE FROM decisions WHERE seq = 50', { seq: 51, reason: 'missing' }],
    ['DELETE FROM decisions WHERE seq > 60', { seq: 61, reason: 'anchor' }],
  ] as const) {
    host.app.sqlite.exec('SAVEPOINT sin');
    host.app.sqlite.exec(sin);
    expect(verifyDecisions(host.app.sqlite).broken).toEqual(found);
    host.app.sqlite.exec('ROLLBACK TO sin; RELEASE sin');
  }
  host.close();
});
