import { api } from '../../api/client.ts';
import { saveBlob } from '../../ui/save-file.ts';
import { currentLanguage, say } from '../../ui/texts.ts';
import { startWork } from '../../ui/work.ts';
import { ordersTexts } from './orders.texts.ts';

/** Saves an order, or one of its deliveries, as a PDF to print, seal and sign. */
export async function saveOrderPaper(id: string, deliveryId?: string): Promise<void> {
  await startWork(
    { title: say(ordersTexts, 'makingPaper'), finished: (name: string) => say(ordersTexts, 'paperMade', { name }) },
    async (_report, signal) => {
      const wish = { id, language: currentLanguage(), ...(deliveryId ? { deliveryId } : {}) };
      const file = await api.orders.paper(wish, { signal });
      if (!signal.aborted) saveBlob(file.name, file);
      return file.name;
    },
  );
}
