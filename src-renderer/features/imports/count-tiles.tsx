import type { ImportCounts } from '#shared/features/imports/import.model.ts';
import { formatNumber } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import classes from './imports.module.css';
import { importsTexts } from './imports.texts.ts';

/** What becomes, or became, of the rows of a file. */
export function CountTiles({ counts, planned = false }: { counts: ImportCounts; planned?: boolean }) {
  const t = useTexts(importsTexts);
  const tiles = [
    { label: t(planned ? 'insertedWill' : 'inserted'), value: counts.inserted, tone: 'good' },
    { label: t(planned ? 'updatedWill' : 'updated'), value: counts.updated, tone: 'good' },
    { label: t('unchanged'), value: counts.unchanged, tone: 'plain' },
    { label: t('skipped'), value: counts.skipped, tone: 'plain' },
    { label: t('duplicates'), value: counts.duplicates, tone: 'plain' },
    { label: t('failed'), value: counts.failed, tone: 'bad' },
  ];
  return (
    <dl className={classes.tiles}>
      {tiles.map(({ label, value, tone }) => (
        <div key={label} className={classes.tile} data-tone={value > 0 ? tone : undefined}>
          <dt>{label}</dt>
          <dd>{formatNumber(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
