import { writeXlsx } from '../../tabular/write-xlsx.ts';
import type { ImportModule } from './import.model.ts';
import { importFieldsOf } from './import-fields.model.ts';
import { type ImportLanguage, moduleTexts } from './import-texts.model.ts';

/** An empty sheet with a module's headers, and a second one with the words that its choices accept. */
export function importTemplate(module: ImportModule, language: ImportLanguage): Promise<Uint8Array> {
  const fields = importFieldsOf(module);
  const label = ({ zh, en }: { zh: string; en: string }) => (language === 'en' ? en : zh);
  const required = language === 'en' ? ' (required)' : '（必填）';
  const dictionary = fields.flatMap((field) => field.choices.map((choice) => [label(field), label(choice)]));
  return writeXlsx([
    {
      name: moduleTexts[module][language === 'en' ? 1 : 0],
      headers: fields.map((field) => label(field) + (field.required ? required : '')),
      rows: [],
    },
    {
      name: language === 'en' ? 'Choices' : '可选值',
      headers: language === 'en' ? ['Column', 'Value'] : ['列', '可填的值'],
      rows: dictionary,
    },
  ]);
}
