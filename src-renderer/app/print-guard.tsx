import { printTexts } from '../ui/print.texts.ts';
import { useTexts } from '../ui/texts.ts';

/** What the browser's own printing gives of a page that has not been asked for as paper: why there is nothing. */
export function PrintGuard() {
  const t = useTexts(printTexts);
  return (
    <div data-print="only" data-print-guard>
      <h1>{t('guarded')}</h1>
      <p>{t('guardedHint')}</p>
    </div>
  );
}
