import type { ReadDb } from '../../ports/database.ts';
import type { Judged } from './lead-condition.model.ts';
import { listScoreRules } from './lead-rules.repository.ts';
import { type Score, scoreOf } from './lead-score.model.ts';

interface Scored extends Judged {
  readonly status: string;
  readonly createdAt: number;
  readonly lastFollowAt: number | null;
}

/** What leads are worth by the company's rules; null for those that are no longer worked on, and without rules. */
export function createScoring(db: ReadDb, at: number): (lead: Scored) => Score | null {
  const rules = listScoreRules(db);
  return (lead) => {
    if (rules.length === 0 || lead.status === 'converted' || lead.status === 'invalid') return null;
    return scoreOf(lead, lead.lastFollowAt ?? lead.createdAt, rules, at);
  };
}
