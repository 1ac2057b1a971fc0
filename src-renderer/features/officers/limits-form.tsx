import { Button, NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ApprovalLimits } from '#shared/features/officers/officer.model.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { officersTexts } from './officers.texts.ts';

const ranges: Readonly<Record<keyof ApprovalLimits, readonly [number, number]>> = {
  exportRows: [0, 1_000_000],
  deletions: [0, 500],
  aloneMinutes: [1, 1_440],
};

/** The company's limits; whoever decides on rights may change them. */
export function LimitsForm({ saved }: { saved: ApprovalLimits }) {
  const t = useTexts(officersTexts);
  const mayEdit = useMay()('role.edit');
  const [limits, setLimits] = useState(saved);
  const save = useCommand(() => api.officers.setLimits(limits), { done: () => t('saved') });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(undefined);
      }}
    >
      <Stack gap="md" maw={420}>
        {(Object.keys(ranges) as (keyof ApprovalLimits)[]).map((name) => (
          <NumberInput
            key={name}
            label={t(name)}
            disabled={!mayEdit}
            allowDecimal={false}
            allowNegative={false}
            min={ranges[name][0]}
            max={ranges[name][1]}
            value={limits[name]}
            onChange={(value) => setLimits((before) => ({ ...before, [name]: Number(value) }))}
          />
        ))}
        {mayEdit ? (
          <Button
            type="submit"
            w="fit-content"
            loading={save.running}
            disabled={JSON.stringify(limits) === JSON.stringify(saved)}
          >
            {t('save')}
          </Button>
        ) : null}
      </Stack>
    </form>
  );
}
