import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SignInNeed } from '#shared/features/accounts/account.model.ts';
import type { PasswordRules } from '#shared/features/accounts/password.model.ts';
import type { DesktopState } from '#shared/features/desktop/desktop.model.ts';
import { api } from './client.ts';
import { queryClient } from './query-client.ts';
import { shareStream } from './shared-stream.ts';

/** Where this screen runs and what it may show: a desktop in its phase, or a server with or without a session. */
export type World =
  | { readonly host: 'desktop'; readonly state: DesktopState }
  | {
      readonly host: 'server';
      readonly company: string;
      readonly signedIn: boolean;
      /** What a new password must have here. */
      readonly password: PasswordRules;
      /** What the person has to do before the work opens. */
      readonly needs: readonly SignInNeed[];
    };

const worldKey = ['world'] as const;

/** A server speaks HTTPS from the first second; a desktop's core is behind a port or on loopback without it. */
export function isServer(): boolean {
  return window.outpost === undefined && location.protocol === 'https:';
}

/** Whether this browser has signed in before: who has not is asked to, without a call that must fail. */
const session = {
  isLikely: () => localStorage.getItem('outpost.session') === 'yes',
  note: (signedIn: boolean) =>
    signedIn ? localStorage.setItem('outpost.session', 'yes') : localStorage.removeItem('outpost.session'),
};

async function askServer(): Promise<World> {
  const { company, password } = await api.auth.about();
  const stranger = { host: 'server', company, password, signedIn: false, needs: [] } as const;
  if (!session.isLikely()) return stranger;
  try {
    const { needs } = await api.auth.me();
    return { ...stranger, signedIn: true, needs };
  } catch (error) {
    if (!(error instanceof ORPCError) || error.status !== 401) throw error;
    session.note(false);
    return stranger;
  }
}

async function askWorld(): Promise<World> {
  return isServer() ? askServer() : { host: 'desktop', state: await api.desktop.state() };
}

/** The server took the password: from now on this browser counts as signed in, until it is told otherwise. */
export async function noteSignedIn(): Promise<void> {
  session.note(true);
  await refreshWorld();
}

/** Forgets everything that was read: the next person begins with an empty screen. */
function forget(): void {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'world' });
}

function setWorld(world: World): void {
  queryClient.setQueryData(worldKey, world);
}

function take(state: DesktopState): void {
  const before = queryClient.getQueryData<World>(worldKey);
  const wasOpen = before?.host === 'desktop' && before.state.phase === 'open';
  setWorld({ host: 'desktop', state });
  if (wasOpen && (state.phase !== 'open' || state.userId !== before.state.userId)) forget();
}

/** Asks again where we stand: after unlocking, signing in or out. */
export async function refreshWorld(): Promise<void> {
  const world = await askWorld();
  if (world.host === 'desktop') {
    take(world.state);
    return;
  }
  if (!world.signedIn) forget();
  setWorld(world);
}

/** A call was answered with "who are you": the sign-in page comes back, drafts stay. */
export function noteSignedOut(): void {
  const world = queryClient.getQueryData<World>(worldKey);
  if (world?.host === 'server' && world.signedIn) {
    session.note(false);
    setWorld({ ...world, signedIn: false });
    forget();
  }
}

/** The world as it is now; on a desktop a lock reaches every window at once. */
export function useWorld() {
  const query = useQuery({ queryKey: worldKey, queryFn: askWorld, retry: 1 });
  const isDesktop = query.data?.host === 'desktop';
  useEffect(() => {
    if (!isDesktop) return;
    const controller = new AbortController();
    const { signal } = controller;
    void shareStream<DesktopState>('world', signal, (tell) => follow(signal, tell), take);
    return () => controller.abort();
  }, [isDesktop]);
  return query;
}

async function follow(signal: AbortSignal, tell: (state: DesktopState) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const state of await api.desktop.watchState(undefined, { signal })) tell(state);
    } catch {
      if (signal.aborted) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** The world of a component that is only drawn when it is known. */
export function useKnownWorld(): World {
  const { data } = useQuery<World>({ queryKey: worldKey, queryFn: askWorld });
  if (!data) throw new Error('Invariant: drawn before the world is known');
  return data;
}
