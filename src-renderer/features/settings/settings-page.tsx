import { SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { setPreference, usePreference } from '../../api/preferences.ts';
import { useKnownWorld } from '../../api/world.ts';
import { Section, SectionPage } from '../../ui/section.tsx';
import { type Language, setLanguage, useLanguage, useTexts } from '../../ui/texts.ts';
import { AboutSection } from './about-section.tsx';
import { DemoSection } from './demo-section.tsx';
import { MachineSection } from './machine-section.tsx';
import { ServerSection } from './server-section.tsx';
import { settingsTexts } from './settings.texts.ts';
import { SettingsParts } from './settings-parts.tsx';

/** The person's look and this computer. */
export function SettingsPage() {
  const t = useTexts(settingsTexts);
  const world = useKnownWorld();
  return (
    <>
      <SettingsParts shown="general" />
      <SectionPage title={t('title')}>
        <LookSection />
        {world.host === 'desktop' ? (
          <>
            <MachineSection />
            {world.state.member || world.state.demo ? null : <ServerSection />}
            {world.state.member || world.state.demo ? null : <DemoSection />}
            <AboutSection state={world.state} />
          </>
        ) : (
          <DemoSection />
        )}
      </SectionPage>
    </>
  );
}

function LookSection() {
  const t = useTexts(settingsTexts);
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, setDensity] = usePreference<string>('density', 'normal');
  return (
    <Section title={t('look')} hint={t('lookHint')}>
      <Stack gap="md" align="flex-start">
        <Choice
          label={t('language')}
          value={language}
          data={[
            { value: 'zh-CN', label: '简体中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(next) => {
            void setLanguage(next as Language);
            setPreference('language', next);
          }}
        />
        <Choice
          label={t('theme')}
          value={colorScheme}
          data={[
            { value: 'auto', label: t('themeAuto') },
            { value: 'light', label: t('themeLight') },
            { value: 'dark', label: t('themeDark') },
          ]}
          onChange={(next) => {
            setColorScheme(next as 'auto' | 'light' | 'dark');
            setPreference('theme', next);
          }}
        />
        <Choice
          label={t('density')}
          value={density}
          data={[
            { value: 'normal', label: t('densityNormal') },
            { value: 'compact', label: t('densityCompact') },
          ]}
          onChange={setDensity}
        />
      </Stack>
    </Section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly data: { value: string; label: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, data, onChange }: ChoiceProps) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4} id={`label-${label}`}>
        {label}
      </Text>
      <SegmentedControl aria-labelledby={`label-${label}`} value={value} data={data} onChange={onChange} />
    </div>
  );
}
