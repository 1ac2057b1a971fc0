import { csvLine, utf8Mark } from '../../tabular/write-csv.ts';
import { type ImportLanguage, rowProblemText } from './import-texts.model.ts';
import type { OpenImport } from './open-imports.ts';

/** The failed rows as they were, behind their number and the reasons, so that they can be mended and imported again. */
export function errorFile(open: OpenImport, language: ImportLanguage): string {
  const reasons = new Map<number, string[]>();
  for (const problem of open.report?.problems ?? []) {
    const text = rowProblemText(language, problem);
    const list = reasons.get(problem.row) ?? [];
    list.push(problem.column === null ? text : `${problem.column}: ${text}`);
    reasons.set(problem.row, list);
  }
  const head = language === 'en' ? ['Row', 'Reason'] : ['行号', '原因'];
  let text = utf8Mark + csvLine([...head, ...open.headers]);
  for (const { row, cells } of open.failed) {
    text += csvLine([String(row), (reasons.get(row) ?? []).join('; '), ...cells]);
  }
  return text;
}
