import { api } from '../../api/client.ts';
import { saveBlob } from '../../ui/save-file.ts';
import { currentLanguage, say } from '../../ui/texts.ts';
import { startWork } from '../../ui/work.ts';
import { quotesTexts } from './quotes.texts.ts';

/** Saves the quote as a file; answers its fingerprint, by which it can be said later what went out. */
export function savePaper(id: string, format: 'pdf' | 'xlsx'): Promise<string | undefined> {
  return saveDocument(format, (signal) => api.quotes.paper({ id, format, language: currentLanguage() }, { signal }));
}

/** Saves what the core puts on paper, as a piece of work that can be stopped. */
export async function saveDocument(
  format: 'pdf' | 'xlsx',
  make: (signal: AbortSignal) => Promise<File>,
): Promise<string | undefined> {
  let hash: string | undefined;
  await startWork(
    {
      title: say(quotesTexts, 'preparing', { name: format.toUpperCase() }),
      finished: (name: string) => say(quotesTexts, 'prepared', { name }),
    },
    async (_report, signal) => {
      const file = await make(signal);
      if (signal.aborted) return '';
      saveBlob(file.name, file);
      hash = await fingerprint(file);
      return file.name;
    },
  );
  return hash;
}

async function fingerprint(file: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
