import { Tabs } from '@mantine/core';
import { useLocation, useParams } from 'wouter';
import { SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { catalogueTexts } from './catalogue.texts.ts';
import { BrandList, CategoryList, SegmentList, UnitList } from './catalogue-lists.tsx';
import { TaxRateList } from './tax-rate-list.tsx';

const parts = {
  categories: CategoryList,
  brands: BrandList,
  segments: SegmentList,
  units: UnitList,
  taxRates: TaxRateList,
} as const;
type Part = keyof typeof parts;

/** What products are sorted into and counted in, and the rates that they are taxed by. */
export function CataloguePage() {
  const t = useTexts(catalogueTexts);
  const { part = 'categories' } = useParams<{ part?: Part }>();
  const [, navigate] = useLocation();
  const Chosen = parts[part] ?? CategoryList;
  return (
    <SectionPage title={t('title')}>
      <Tabs value={part} onChange={(next) => next && navigate(`/catalogue/${next}`)}>
        <Tabs.List>
          {(Object.keys(parts) as Part[]).map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(each)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={part}>
          <Chosen />
        </Tabs.Panel>
      </Tabs>
    </SectionPage>
  );
}
