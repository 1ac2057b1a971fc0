import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Texts } from '../../src-renderer/ui/texts.ts';

const root = path.join(import.meta.dirname, '../../src-renderer');
const all = readdirSync(root, { recursive: true, encoding: 'utf8' });
const files = all.filter((file) => file.endsWith('.texts.ts'));
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();

async function textsOf(file: string): Promise<Texts<string>[]> {
  const module = (await import(path.join(root, file))) as Record<string, unknown>;
  return Object.values(module).filter(
    (value): value is Texts<string> => typeof value === 'object' && value !== null && 'zhCN' in value,
  );
}

test.each(files)('%s says the same in Chinese and English', async (file) => {
  for (const texts of await textsOf(file)) {
    expect(Object.keys(texts.en).sort()).toEqual(Object.keys(texts.zhCN).sort());
    for (const [key, zh] of Object.entries(texts.zhCN)) {
      const en = texts.en[key] ?? '';
      expect(en.trim(), `${key} in English`).not.toBe('');
      expect(zh.trim(), `${key} in Chinese`).not.toBe('');
      expect(placeholders(en), `values of ${key}`).toEqual(placeholders(zh));
    }
  }
});

test('one of something is not told in the plural', async () => {
  const texts = (await Promise.all(files.map(textsOf))).flat();
  const counted = texts.flatMap(({ namespace, en }) =>
    Object.entries(en)
      .filter(
        ([key, text]) =>
          !key.endsWith('_one') && /\{\{count[^}]*\}\} [a-z]+s\b/.test(text) && en[`${key}_one`] === undefined,
      )
      .map(([key, text]) => `${namespace}.${key}: ${text}`),
  );

  expect(counted).toEqual([]);
});

test('no two features share a namespace', async () => {
  const namespaces = (await Promise.all(files.map(textsOf))).flat().map((texts) => texts.namespace);

  expect(new Set(namespaces).size).toBe(namespaces.length);
});

test('no Chinese word stands in a component: every word has its English twin', () => {
  const components = all.filter((file) => /\.tsx$/.test(file));
  const withWords = components.filter((file) => {
    const code = readFileSync(path.join(root, file), 'utf8')
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      .replaceAll('简体中文', '');
    return /[\u4e00-\u9fff]/.test(code);
  });

  expect(withWords).toEqual([]);
});
