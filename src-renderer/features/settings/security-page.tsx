import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { useKnownWorld } from '../../api/world.ts';
import { formatExact } from '../../ui/format.ts';
import { SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { MyDevicesSection } from '../devices/my-devices-section.tsx';
import { KeySection } from './key-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { securityTexts } from './security.texts.ts';
import { SessionsSection } from './sessions-section.tsx';
import { SettingsParts } from './settings-parts.tsx';
import { TotpSection } from './totp-section.tsx';

/** The person's own password, second step and sessions. */
export function SecurityPage() {
  const t = useTexts(securityTexts);
  const world = useKnownWorld();
  return (
    <>
      <SettingsParts shown="security" />
      <SectionPage title={t('title')}>{world.host === 'desktop' ? <DesktopParts /> : <WebParts />}</SectionPage>
    </>
  );
}

function DesktopParts() {
  const t = useTexts(securityTexts);
  const world = useKnownWorld();
  const isMember = world.host === 'desktop' && world.state.member;
  return (
    <>
      <PasswordSection hint={t(isMember ? 'passwordMember' : 'passwordHere')} />
      <KeySection />
    </>
  );
}

function WebParts() {
  const t = useTexts(securityTexts);
  const { data: me } = useQuery(orpc.auth.me.queryOptions());
  const due = me?.passwordDueAt ? t('passwordDue', { time: formatExact(me.passwordDueAt) }) : t('passwordNever');
  return (
    <>
      <PasswordSection hint={me ? due : ''} />
      <TotpSection />
      <SessionsSection />
      <MyDevicesSection />
    </>
  );
}
