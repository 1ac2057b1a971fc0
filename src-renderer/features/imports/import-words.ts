import type { FileProblem, ImportCounts, ImportModule } from '#shared/features/imports/import.model.ts';
import { moduleTexts } from '#shared/features/imports/import-texts.model.ts';
import { api } from '../../api/client.ts';
import { type Explanation, explain, type Refusal } from '../../api/explain.ts';
import { formatNumber } from '../../ui/format.ts';
import { noticeProblem } from '../../ui/notices.tsx';
import { saveBlob } from '../../ui/save-file.ts';
import { currentLanguage, say } from '../../ui/texts.ts';
import { importsTexts } from './imports.texts.ts';

/** The part of a word pair that fits the language of the moment. */
export function word(pair: { readonly zh: string; readonly en: string }): string {
  return currentLanguage() === 'en' ? pair.en : pair.zh;
}

export function moduleWord(module: ImportModule): string {
  const [zh, en] = moduleTexts[module];
  return currentLanguage() === 'en' ? en.toLowerCase() : zh;
}

/** Words one after the other, as the language separates them. */
export function joinWords(words: readonly string[]): string {
  return words.join(currentLanguage() === 'en' ? ', ' : '、');
}

/** The same as it stands in a picker. */
export function moduleTitle(module: ImportModule): string {
  return moduleTexts[module][currentLanguage() === 'en' ? 1 : 0];
}

/** Why a file cannot be read, where in it, and what helps. */
export function explainFile({ data }: Refusal): Explanation {
  const { reason, sheet, row, column, detail } = data as FileProblem;
  const place = [
    sheet ? say(importsTexts, 'placeSheet', { sheet }) : '',
    row ? say(importsTexts, 'placeRow', { row }) : '',
    column ? say(importsTexts, 'placeColumn', { column }) : '',
  ].filter(Boolean);
  const [comma, colon] = currentLanguage() === 'en' ? [', ', ': '] : [' ', '：'];
  const why = say(importsTexts, `why.${reason}`, { detail: detail ?? '' }).replace(/\s*[（(]\s*[)）]/, '');
  return {
    what: say(importsTexts, 'unreadable'),
    why: place.length > 0 ? `${place.join(comma)}${colon}${why}` : why,
    todo: say(importsTexts, `todo.${reason}`),
    code: 'FILE_UNREADABLE',
    kind: 'refusal',
  };
}

export function countsText(counts: ImportCounts): string {
  return say(importsTexts, 'countsText', {
    inserted: formatNumber(counts.inserted),
    updated: formatNumber(counts.updated),
    skipped: formatNumber(counts.skipped + counts.unchanged),
    failed: formatNumber(counts.failed),
  });
}

/** The rows that failed, as a file to correct and import again. */
export async function saveErrorFile(importId: string): Promise<void> {
  try {
    const file = await api.imports.errorFile({ importId, language: currentLanguage() });
    saveBlob(file.name, file);
  } catch (error) {
    noticeProblem(explain(error));
  }
}

export async function saveTemplate(module: ImportModule): Promise<void> {
  try {
    const file = await api.imports.template({ module, language: currentLanguage() });
    saveBlob(`${moduleTitle(module)}.xlsx`, file);
  } catch (error) {
    noticeProblem(explain(error));
  }
}
