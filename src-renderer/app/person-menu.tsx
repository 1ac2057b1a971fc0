import { Avatar, Menu, Text, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import {
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconLogout,
  IconMoon,
  IconSettings,
  IconShieldCheck,
  IconSun,
  IconUsers,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api } from '../api/client.ts';
import { useMe } from '../api/me.ts';
import { setPreference } from '../api/preferences.ts';
import { useCommand } from '../api/use-command.tsx';
import { useKnownWorld } from '../api/world.ts';
import { seeingTexts } from '../features/rights/seeing.texts.ts';
import { say, setLanguage, useLanguage, useTexts } from '../ui/texts.ts';
import { appTexts } from './app.texts.ts';
import { SignOutModal } from './sign-out-modal.tsx';

/** The person: who, settings, look, lock, switch, sign out. */
export function PersonMenu({ onKeys }: { onKeys: () => void }) {
  const t = useTexts(appTexts);
  const me = useMe();
  const world = useKnownWorld();
  const [, navigate] = useLocation();
  const [leaving, setLeaving] = useState(false);
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const language = useLanguage();
  const lock = useCommand(() => api.desktop.lock());
  const switchPerson = useCommand(() => api.desktop.switchPerson({}));
  const name = me?.name ?? (world.host === 'desktop' ? (world.state.name ?? '') : '');
  const company = world.host === 'desktop' ? world.state.company : world.company;
  return (
    <>
      <Menu width={220}>
        <Menu.Target>
          <UnstyledButton ml={4}>
            <span className="visually-hidden">{t('person', { name })}</span>
            <Avatar size={30} radius="xl" color="lagoon" variant="filled" aria-hidden>
              {name.slice(-2)}
            </Avatar>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Text fw={600} c="var(--mantine-color-text)">
              {name}
            </Text>
            <Text size="xs">{[company, me?.branchName, me?.roleNames.join('、')].filter(Boolean).join(' · ')}</Text>
          </Menu.Label>
          <Menu.Divider />
          <Menu.Item leftSection={<IconShieldCheck size={16} />} onClick={() => navigate('/my-rights')}>
            {say(seeingTexts, 'myRights')}
          </Menu.Item>
          <Menu.Item leftSection={<IconSettings size={16} />} onClick={() => navigate('/settings')}>
            {t('settings')}
          </Menu.Item>
          <Menu.Item
            leftSection={scheme === 'dark' ? <IconSun size={16} /> : <IconMoon size={16} />}
            onClick={() => {
              const next = scheme === 'dark' ? 'light' : 'dark';
              setColorScheme(next);
              setPreference('theme', next);
            }}
          >
            {t(scheme === 'dark' ? 'themeLight' : 'themeDark')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLanguage size={16} />}
            onClick={() => {
              const next = language === 'en' ? 'zh-CN' : 'en';
              void setLanguage(next);
              setPreference('language', next);
            }}
          >
            {t('languageOther')}
          </Menu.Item>
          <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onKeys}>
            {t('keyboard')}
          </Menu.Item>
          <Menu.Divider />
          {world.host === 'desktop' ? (
            <>
              <Menu.Item leftSection={<IconLock size={16} />} onClick={() => void lock.run(undefined)}>
                {t('lock')}
              </Menu.Item>
              <Menu.Item leftSection={<IconUsers size={16} />} onClick={() => void switchPerson.run(undefined)}>
                {t('switchPerson')}
              </Menu.Item>
            </>
          ) : null}
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => setLeaving(true)}>
            {t('signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SignOutModal opened={leaving} onClose={() => setLeaving(false)} />
    </>
  );
}
