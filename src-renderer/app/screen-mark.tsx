import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { matchRoute, useLocation, useRouter } from 'wouter';
import { orpc } from '../api/client.ts';
import { formatExact } from '../ui/format.ts';
import { layMark } from '../ui/lay-mark.ts';
import { rooms } from './rooms.ts';

const minuteMs = 60_000;

/** Says across the screen who sits before it, when and where, as the company decided: nowhere, on sensitive pages, on all. */
export function ScreenMark() {
  const { data: mark } = useQuery(orpc.privacy.getScreenMark.queryOptions());
  const isSensitive = useIsSensitive();
  const isMarked = mark?.rule === 'all' || (mark?.rule === 'sensitive' && isSensitive);
  const minute = useMinute(isMarked);
  const text = mark && [`${mark.name} ${mark.account}`, formatExact(minute * minuteMs), mark.place ?? ''].join('\n');
  useEffect(() => (isMarked && text ? layMark(text.split('\n')) : undefined), [isMarked, text]);
  return null;
}

/** Every page counts as one that shows somebody's data, unless its room says that it does not. */
function useIsSensitive(): boolean {
  const [location] = useLocation();
  const { parser } = useRouter();
  const room = rooms.find(({ pages }) => pages.some(({ path }) => matchRoute(parser, path, location)[0]));
  return !room?.isImpersonal;
}

/** The minute it is, as long as somebody wants to know. */
function useMinute(isWanted: boolean): number {
  const [minute, setMinute] = useState(() => Math.floor(Date.now() / minuteMs));
  useEffect(() => {
    if (!isWanted) return;
    const ask = () => setMinute(Math.floor(Date.now() / minuteMs));
    ask();
    const timer = setInterval(ask, 5_000);
    return () => clearInterval(timer);
  }, [isWanted]);
  return minute;
}
