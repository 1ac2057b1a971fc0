import { Select, Text } from '@mantine/core';
import { useState } from 'react';
import { type BatchFormat, batchFormats } from '#shared/features/invoice-batches/invoice-batch.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { batchesTexts } from './batches.texts.ts';
import { useSaveBatch } from './use-save-batch.ts';

/** Applications leave together: asks only for the format of the file. */
export function BatchDialog({ applicationIds, onClose }: { applicationIds: string[]; onClose: () => void }) {
  const t = useTexts(batchesTexts);
  const [format, setFormat] = useState<BatchFormat>('xlsx');
  const save = useSaveBatch();
  const make = useCommand(() => api.invoiceBatches.create({ applicationIds }), {
    done: ({ no }) => t('made', { no }),
    undo: true,
  });
  const submit = async () => {
    const made = await make.run(undefined);
    if (made.ok) await save({ no: made.value.no, format });
  };
  return (
    <ModalForm title={t('toBatch')} confirm={t('toBatch')} isReady submit={submit} onClose={onClose}>
      <Text size="sm">{t('toBatchHint')}</Text>
      <Select
        label={t('format')}
        data={batchFormats.map((each) => ({ value: each, label: each.toUpperCase() }))}
        value={format}
        allowDeselect={false}
        onChange={(value) => setFormat((value ?? 'xlsx') as BatchFormat)}
        comboboxProps={{ withinPortal: false }}
      />
    </ModalForm>
  );
}
