import { ActionIcon, Group, Paper, Text, Title, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './gate-frame.module.css';
import { gateTexts } from './gate-frame.texts.ts';
import { setLanguage, useLanguage, useTexts } from './texts.ts';

/** The page before the work: first run, unlock, sign in. Language and look can be changed at once. */
export function GateFrame(props: { title: string; hint?: string; wide?: boolean; children: ReactNode }) {
  const t = useTexts(gateTexts);
  const language = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <Group gap="sm">
          <img src="/icon.svg" alt="" width={28} height={28} />
          <Text fw={600}>{t('product')}</Text>
        </Group>
        <Group gap={4}>
          <ActionIcon
            size="lg"
            aria-label={t('language')}
            onClick={() => void setLanguage(language === 'en' ? 'zh-CN' : 'en')}
          >
            <IconLanguage size={20} />
          </ActionIcon>
          <ActionIcon
            size="lg"
            aria-label={t(scheme === 'dark' ? 'light' : 'dark')}
            onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
          >
            {scheme === 'dark' ? <IconSun size={20} /> : <IconMoon size={20} />}
          </ActionIcon>
        </Group>
      </header>
      <main className={classes.middle}>
        <Paper className={classes.card} data-wide={props.wide || undefined} withBorder shadow="sm">
          <Title order={1} mb={props.hint ? 4 : 'lg'}>
            {props.title}
          </Title>
          {props.hint ? (
            <Text c="dimmed" mb="lg">
              {props.hint}
            </Text>
          ) : null}
          {props.children}
        </Paper>
      </main>
    </div>
  );
}
