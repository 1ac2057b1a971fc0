import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { usePreference } from '../api/preferences.ts';
import { type Language, setLanguage } from '../ui/texts.ts';

/** Language and theme travel with the account: after unlocking, what the person chose elsewhere is applied here. */
export function usePersonalLook(): void {
  const [theme] = usePreference<string>('theme', '');
  const [language] = usePreference<string>('language', '');
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (theme === 'light' || theme === 'dark' || theme === 'auto') setColorScheme(theme);
  }, [theme, setColorScheme]);
  useEffect(() => {
    if (language === 'zh-CN' || language === 'en') void setLanguage(language satisfies Language);
  }, [language]);
}
