import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { JoinServerButton } from '../first-run/join-button.tsx';
import { settingsTexts } from './settings.texts.ts';

/** A company that stands alone joins a server with everything it has. */
export function ServerSection() {
  const t = useTexts(settingsTexts);
  return (
    <Section title={t('server')} hint={t('serverHint')}>
      <JoinServerButton />
    </Section>
  );
}
