import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { findNames } from '../people/people.repository.ts';
import { counterOf } from './issue-number.repository.ts';
import { type DocType, dayOf, docTypes, type NumberTemplate, renderNumber, stepOf } from './number.model.ts';
import type { NumberLoan } from './numbers.contract.ts';
import { countGiven, findBranchCode, findCounter, findTemplate } from './numbers.repository.ts';
import { numberBlocks } from './numbers.tables.ts';

type ShownTemplate = NumberTemplate & { decided: boolean; branchCode: string | null; next: number };

/** Every document type's template, with the branch and the place in the sequence that the reader's next one would have. */
export function listTemplates(db: ReadDb, actor: Actor, now: number): ShownTemplate[] {
  const day = dayOf(now);
  return docTypes.map((docType) => {
    const template = findTemplate(db, docType);
    const counter = counterOf(db, { docType, branchId: actor.branchId }, day);
    return {
      ...template,
      branchCode: findBranchCode(db, actor.branchId),
      next: (findCounter(db, counter.id) ?? 0) + stepOf(template.parts),
    };
  });
}

const loansShown = 500;

/** The blocks of a document type, newest first: a number without a document is in one of them, or was never given. */
export function listLoans(db: ReadDb, docType: DocType): NumberLoan[] {
  const names = findNames(db);
  const blocks = selectRows(
    db,
    numberBlocks,
    't.doc_type = ? ORDER BY t.created_at DESC, t.id DESC LIMIT ?',
    docType,
    loansShown,
  );
  return blocks.map(
    ({ id, branchId, branchCode, ownerId, deviceId, parts, period, first, last, createdAt, closedAt }) => {
      const day = `${period}${'2026-01-01'.slice(period.length)}`;
      const numberOf = (sequence: number) => renderNumber(parts, { branchCode, day }, sequence);
      return {
        id,
        docType,
        branchName: names.branch(branchId),
        personName: names.user(ownerId),
        deviceId,
        period,
        firstNo: numberOf(first),
        lastNo: numberOf(last),
        count: (last - first) / stepOf(parts) + 1,
        given: countGiven(db, id),
        lentAt: createdAt,
        closedAt,
      };
    },
  );
}
