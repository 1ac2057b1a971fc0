import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { forgetAnswers } from '../../api/query-client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useKnownWorld } from '../../api/world.ts';
import { formatExact } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { seeingTexts } from './seeing.texts.ts';
import classes from './seeing-banner.module.css';

/** Across the whole screen while this session sees as somebody else: as whom, until when, and the way out. */
export function SeeingBanner() {
  const t = useTexts(seeingTexts);
  const world = useKnownWorld();
  const [, navigate] = useLocation();
  const { data: seeing } = useQuery(orpc.rights.seen.queryOptions());
  const end = useCommand(() => api.rights.stopSeeing());
  const until = seeing?.until;
  // It ends by itself: whoever looks then is themselves again.
  useEffect(() => {
    if (until === undefined) return;
    const timer = setTimeout(forgetAnswers, Math.max(0, until - Date.now()) + 500);
    return () => clearTimeout(timer);
  }, [until]);
  if (!seeing) return null;
  const stop = async () => {
    const { ok } = await end.run(undefined);
    if (!ok) return;
    navigate(`/people/users/${seeing.userId}`);
    forgetAnswers();
  };
  return (
    <div className={classes.banner} role="status" data-print="no">
      <IconEye size={18} aria-hidden />
      <span>
        {t('seeingBanner', { name: seeing.name, time: formatExact(seeing.until).slice(11, 16) })}
        {world.host === 'desktop' ? ` · ${t('seeingDesktop')}` : ''}
      </span>
      <Button size="compact-sm" variant="white" color="dark" loading={end.running} onClick={() => void stop()}>
        {t('seeingEnd')}
      </Button>
    </div>
  );
}
