/** A refusal or fault in words: what happened, why, what to do. `{{name}}` takes the value of the refusal's data. */
export interface Message {
  readonly what: string;
  readonly why: string;
  readonly todo: string;
}

/** A message by its three parts. */
export const m = (what: string, why: string, todo: string): Message => ({ what, why, todo });

export type MessageLanguage = 'zh-CN' | 'en';

/** Puts the refusal's data into a text; an unknown name stays empty rather than showing braces to a person. */
export function fillMessage(text: string, data: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = data[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}
