import { useParams } from 'wouter';
import { PartsPage } from '../../ui/parts.tsx';
import { useTexts } from '../../ui/texts.ts';
import { DestructionsPart } from './destructions-part.tsx';
import { NoticesPart } from './notices-part.tsx';
import { OverviewPart } from './overview-part.tsx';
import { privacyTexts } from './privacy.texts.ts';
import { RegisterPart } from './register-part.tsx';
import { RequestsPart } from './requests-part.tsx';
import { TransfersPart } from './transfers-part.tsx';

const parts = {
  requests: RequestsPart,
  overview: OverviewPart,
  notices: NoticesPart,
  processing: () => <RegisterPart key="processing" register="processing" />,
  assessment: () => <RegisterPart key="assessment" register="assessment" />,
  incident: () => <RegisterPart key="incident" register="incident" />,
  transfers: TransfersPart,
  destructions: DestructionsPart,
} as const;
type Part = keyof typeof parts;
const order = Object.keys(parts) as Part[];

/** What persons ask for, what the company promised them, and what it wrote down about their data. */
export function PrivacyPage() {
  const t = useTexts(privacyTexts);
  const { part } = useParams<{ part?: string }>();
  const shown = order.find((each) => each === part) ?? 'requests';
  const Draw = parts[shown];
  return (
    <PartsPage
      label={t('title')}
      parts={order.map((each) => ({ id: each, href: `/system/privacy/${each}`, label: t(each) }))}
      shown={shown}
    >
      <Draw />
    </PartsPage>
  );
}
