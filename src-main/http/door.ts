import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const cookieName = 'outpost_session';

/** Who may speak to the loopback server: whoever was handed a token, from this very origin. */
export interface Door {
  /** A token for one opening of a window. */
  issueToken(): string;
  /** Exchanges a token, once, for the session's cookie. */
  exchange(token: string): string | undefined;
  /** Whether the request came to this very address, and not by another name that leads here. */
  isForUs(request: IncomingMessage): boolean;
  /** Whether a page of ours asks, or a program that holds the control token. */
  mayCall(request: IncomingMessage): boolean;
  hasSession(request: IncomingMessage): boolean;
  hasControl(request: IncomingMessage): boolean;
  readonly controlToken: string;
}

export function createDoor(port: () => number): Door {
  const session = randomBytes(32).toString('base64url');
  const controlToken = randomBytes(32).toString('base64url');
  const tokens = new Set<string>();
  const hosts = (): string[] => [`127.0.0.1:${port()}`, `localhost:${port()}`];

  const hasSession = (request: IncomingMessage): boolean => {
    const cookies = (request.headers.cookie ?? '').split(';').map((one) => one.trim());
    return cookies.some((one) => one.startsWith(`${cookieName}=`) && isSame(one.slice(cookieName.length + 1), session));
  };
  const isSameOrigin = (request: IncomingMessage): boolean => {
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    return hosts().some((host) => origin === `http://${host}`) && (site === undefined || site === 'same-origin');
  };

  const hasControl = (request: IncomingMessage): boolean =>
    isSame(request.headers.authorization ?? '', `Bearer ${controlToken}`);

  return {
    controlToken,
    hasControl,
    issueToken: () => {
      const token = randomBytes(32).toString('base64url');
      tokens.add(token);
      return token;
    },
    exchange: (token) => {
      const found = [...tokens].find((one) => isSame(one, token));
      if (found === undefined) return undefined;
      tokens.delete(found);
      return `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    isForUs: (request) => hosts().includes(request.headers.host ?? ''),
    mayCall: (request) =>
      request.headers.authorization === undefined ? hasSession(request) && isSameOrigin(request) : hasControl(request),
    hasSession,
  };
}

/** Equal, in a time that tells nothing about where they differ. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
