import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import type { CockpitKind } from '#shared/features/product-lines/cockpit.model.ts';
import { chinaDate } from '#shared/kernel/china/dates.ts';
import { orpc } from '../../api/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { cockpitTexts } from './cockpit.texts.ts';
import { Cockpit } from './cockpit.tsx';
import { stretchOf } from './period.ts';

/** A brand, a segment or a category, looked at as a company of its own. */
export function CockpitPage() {
  const t = useTexts(cockpitTexts);
  const { kind = 'brand', id = '' } = useParams<{ kind: CockpitKind; id: string }>();
  const input = { kind, id, ...stretchOf('year', chinaDate(Date.now())) };
  const { data, error, refetch } = useQuery(orpc.productLines.cockpit.queryOptions({ input }));
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return (
    <SectionPage title={`${data?.name ?? ''} ${t('title')}`}>
      <Cockpit kind={kind} id={id} />
    </SectionPage>
  );
}
