import { Button, Text, UnstyledButton } from '@mantine/core';
import { IconBuilding, IconCompass, IconDatabaseImport, IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { GateFrame } from '../../ui/gate-frame.tsx';
import { useTexts } from '../../ui/texts.ts';
import { WipedNote } from '../devices/wiped-note.tsx';
import { CompanyForm } from './company-form.tsx';
import classes from './first-run.module.css';
import { firstRunTexts } from './first-run.texts.ts';
import { JoinForm } from './join-form.tsx';
import { RestoreForm } from './restore-form.tsx';
import { SampleForm } from './sample-form.tsx';

const ways = ['company', 'join', 'restore', 'sample'] as const;
type Way = (typeof ways)[number];

const icons = {
  company: IconBuilding,
  join: IconPlugConnected,
  restore: IconDatabaseImport,
  sample: IconCompass,
} as const;
const titles = { company: 'companyTitle', join: 'joinTitle', restore: 'restoreTitle', sample: 'sampleTitle' } as const;

/** The first picture of the program: four ways to begin, each a short wizard that can be left. */
export function FirstRunPage({ onBack }: { onBack?: () => void }) {
  const t = useTexts(firstRunTexts);
  const [way, setWay] = useState<Way>();
  const back = () => setWay(undefined);
  if (way) {
    return (
      <GateFrame title={t(titles[way])}>
        {way === 'company' ? <CompanyForm onBack={back} /> : null}
        {way === 'join' ? <JoinForm onBack={back} /> : null}
        {way === 'restore' ? <RestoreForm onBack={back} /> : null}
        {way === 'sample' ? <SampleForm onBack={back} /> : null}
      </GateFrame>
    );
  }
  return (
    <GateFrame title={t('title')} hint={t('hint')} wide>
      <WipedNote />
      <div className={classes.ways}>
        {ways.map((each) => {
          const Picture = icons[each];
          return (
            <UnstyledButton key={each} className={classes.way} onClick={() => setWay(each)}>
              <Picture size={26} stroke={1.5} aria-hidden />
              <div>
                <Text fw={600}>{t(each)}</Text>
                <Text size="sm" c="dimmed">
                  {t(`${each}Hint`)}
                </Text>
              </div>
            </UnstyledButton>
          );
        })}
      </div>
      {onBack ? (
        <Button variant="default" mt="lg" onClick={onBack}>
          {t('back')}
        </Button>
      ) : null}
    </GateFrame>
  );
}
