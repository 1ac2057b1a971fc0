import type { BatchFormat } from '#shared/features/invoice-batches/invoice-batch.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { saveBlob } from '../../ui/save-file.ts';

/** Saves a batch as a file. */
export function useSaveBatch() {
  const { run } = useCommand(async (batch: { no: string; format: BatchFormat }) => {
    const file = await api.invoiceBatches.file(batch);
    saveBlob(file.name, file);
  });
  return run;
}
