import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { countFindings, gradeOf, type PostureFinding } from '#shared/features/posture/finding.model.ts';
import { judgePosture } from '#shared/features/posture/judge-posture.model.ts';
import type { BackupFacts } from '#shared/features/posture/posture-facts.model.ts';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useKnownWorld } from '../../api/world.ts';

/** How things stand: the whole company on a server, on a desktop what it knows of itself by the same rules. */
export function usePosture() {
  const isServer = useKnownWorld().host === 'server';
  const ofServer = useQuery({ ...orpc.posture.now.queryOptions(), enabled: isServer });
  const ofDevice = useDeviceFindings(!isServer);
  const findings = isServer ? ofServer.data?.findings : ofDevice;
  const { error, refetch, isFetching } = ofServer;
  return useMemo(() => {
    const counts = findings && countFindings(findings);
    return { isServer, findings, counts, grade: counts && gradeOf(counts), error, refetch, isFetching };
  }, [isServer, findings, error, refetch, isFetching]);
}

function useDeviceFindings(enabled: boolean): PostureFinding[] | undefined {
  const may = useMay();
  const isAsked = enabled && may('backup.manage');
  const state = useQuery({ ...orpc.backups.settings.queryOptions(), enabled: isAsked }).data;
  const list = useQuery({ ...orpc.backups.list.queryOptions(), enabled: isAsked }).data;
  return useMemo(() => {
    if (!enabled || (isAsked && !(state && list))) return undefined;
    const now = Date.now();
    const newest = list?.sets.find(({ own, status }) => own && (status === 'verified' || status === 'stored'));
    const backups: BackupFacts | undefined = state && {
      isScheduled: state.settings.schedule.kind !== 'off',
      hasSecondPlace: state.settings.secondFolder !== null || (state.remoteAvailable && state.settings.remote),
      newestAt: newest?.createdAt ?? null,
      newestVerified: newest?.status === 'verified',
      newestId: newest?.id ?? null,
      problem: state.lastProblem?.code ?? null,
      drillAt: state.lastDrill?.problem === null ? state.lastDrill.at : (list?.sets.at(-1)?.createdAt ?? null),
    };
    return judgePosture({ now, since: now, ...(backups ? { backups } : {}) }).map((each) => ({
      ...each,
      accepted: null,
    }));
  }, [enabled, isAsked, state, list]);
}
