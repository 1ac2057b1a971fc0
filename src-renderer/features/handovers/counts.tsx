import { Text } from '@mantine/core';
import type { HandoverCounts } from '#shared/features/handovers/handover.model.ts';
import { useTexts } from '../../ui/texts.ts';
import classes from './handovers.module.css';
import { handoversTexts } from './handovers.texts.ts';

/** How much of each kind, kinds without any left out. */
export function Counts({ counts }: { counts: HandoverCounts }) {
  const t = useTexts(handoversTexts);
  const kinds = (Object.keys(counts) as (keyof HandoverCounts)[]).filter((kind) => counts[kind] > 0);
  if (kinds.length === 0) return <Text c="dimmed">{t('nothing')}</Text>;
  return (
    <div className={classes.counts}>
      {kinds.map((kind) => (
        <div key={kind} className={classes.count}>
          <Text size="sm" c="dimmed">
            {t(kind)}
          </Text>
          <Text fw={600} size="lg" className="tabular">
            {counts[kind].toLocaleString()}
          </Text>
        </div>
      ))}
    </div>
  );
}
