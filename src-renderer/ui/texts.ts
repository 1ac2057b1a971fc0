import i18next, { type i18n } from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** The words of one feature in both languages; made by `defineTexts`, read by `useTexts`. */
export interface Texts<Key extends string> {
  readonly namespace: string;
  readonly zhCN: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}

export type TextValues = Readonly<Record<string, string | number>>;
/** Says a key in the person's language; `{{name}}` in the text takes a value. */
export type Say<Key extends string> = (key: Key, values?: TextValues) => string;

/** Our keys are typed by `Texts`, so the library's own inference is not asked. */
type Translate = (key: string, values: TextValues) => string;

const instance: i18n = i18next.createInstance();
const waiting: Texts<string>[] = [];
const storageKey = 'outpost.language';

function add(texts: Texts<string>): void {
  instance.addResourceBundle('zh-CN', texts.namespace, texts.zhCN, true, true);
  instance.addResourceBundle('en', texts.namespace, texts.en, true, true);
}

/**
 * A feature's words. English must have the keys that Chinese has, or it does not compile.
 * Plural forms follow i18next in English only: add `key_one` beside `key` where it matters, in both (Chinese repeats it).
 */
export function defineTexts<const Key extends string>(
  namespace: string,
  zhCN: Readonly<Record<Key, string>>,
  en: Readonly<Record<NoInfer<Key>, string>>,
): Texts<Key> {
  const texts = { namespace, zhCN, en };
  if (instance.isInitialized) add(texts);
  else waiting.push(texts);
  return texts;
}

/** Words of one topic in both languages, to be spread into the texts of a feature that has many. */
export function defineWords<const Key extends string>(
  zhCN: Readonly<Record<Key, string>>,
  en: Readonly<Record<NoInfer<Key>, string>>,
): Pick<Texts<Key>, 'zhCN' | 'en'> {
  return { zhCN, en };
}

/** The typed words of one feature for a component; it draws again when the language changes. */
export function useTexts<Key extends string>(texts: Texts<Key>): Say<Key> {
  const { t, i18n } = useTranslation(texts.namespace, { i18n: instance });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new language is a new function, so that memos notice
  return useMemo(() => (key, values) => (t as unknown as Translate)(key, values ?? {}), [t, i18n.language]);
}

/** The same outside a component, for the language at this moment. */
export function say<Key extends string>(texts: Texts<Key>, key: Key, values?: TextValues): string {
  return (instance.t as unknown as Translate)(key, { ns: texts.namespace, ...values });
}

export function currentLanguage(): Language {
  return instance.language === 'en' ? 'en' : 'zh-CN';
}

/** The language at this moment; the component draws again when it changes. */
export function useLanguage(): Language {
  const { i18n } = useTranslation(undefined, { i18n: instance });
  return i18n.language === 'en' ? 'en' : 'zh-CN';
}

/** Changes the language here and now, and for the next start of this browser or computer. */
export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  await instance.changeLanguage(language);
}

/** Chinese first; what was chosen on this device before wins. */
export async function startTexts(): Promise<void> {
  const language: Language = localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh-CN';
  document.documentElement.lang = language;
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: {},
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  for (const texts of waiting.splice(0)) add(texts);
}
