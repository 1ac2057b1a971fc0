import { Button } from '@mantine/core';
import { IconAlertTriangle, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { orpc } from '../api/client.ts';
import { browserName } from '../ui/browser-name.ts';
import { formatExact } from '../ui/format.ts';
import { useTexts } from '../ui/texts.ts';
import classes from './shell.module.css';
import { signInNoticeTexts } from './sign-in-notice.texts.ts';

const seenKey = 'outpost.noticeSeen';

/**
 * After signing in: when and where it was the last time, and how often somebody failed since. Shown once per session,
 * until it is put away; what looks unusual says so and leads to the page where it can be ended.
 */
export function SignInNotice() {
  const t = useTexts(signInNoticeTexts);
  const { data: me } = useQuery(orpc.auth.me.queryOptions());
  const [, navigate] = useLocation();
  const [seen, setSeen] = useState(() => sessionStorage.getItem(seenKey));
  if (!me?.notice || seen === me.session.id) return null;
  const { lastAt, lastAddress, lastAgent, failed, newDevice, newAddress } = me.notice;
  const isUnusual = newDevice || newAddress || failed > 0;
  const close = () => {
    sessionStorage.setItem(seenKey, me.session.id);
    setSeen(me.session.id);
  };
  const last =
    lastAt === null
      ? t('first')
      : t('last', {
          time: formatExact(lastAt),
          place: [lastAgent === null ? '' : browserName(lastAgent), lastAddress ?? ''].filter(Boolean).join(' · '),
        });
  const words = [
    last,
    failed > 0 ? t('failed', { count: failed }) : '',
    newDevice ? t('newDevice') : newAddress ? t('newAddress') : '',
  ];
  const Icon = isUnusual ? IconAlertTriangle : IconHistory;
  return (
    <div className={classes.banner} data-tone={isUnusual ? undefined : 'info'} role="status" data-print="no">
      <Icon size={16} aria-hidden />
      <span>{words.filter(Boolean).join(t('between'))}</span>
      {isUnusual ? (
        <Button size="compact-xs" variant="subtle" onClick={() => navigate('/settings/security')}>
          {t('look')}
        </Button>
      ) : null}
      <Button size="compact-xs" variant="subtle" onClick={close}>
        {t('close')}
      </Button>
    </div>
  );
}
