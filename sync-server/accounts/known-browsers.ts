import { eq, lt } from 'drizzle-orm';
import type { ServerDb, ServerPorts } from '../host/server-ports.ts';
import { knownBrowsers } from './accounts.tables.ts';
import { hashSecret, newToken } from './secrets.ts';
import type { Caller } from './sessions.ts';

/** A browser that was not used for so long is a stranger again. */
const knownForMs = 180 * 86_400_000;
const addressesKept = 20;

/** What a sign-in says about the place it came from, and the cookie by which the browser is known from now on. */
export interface Recognised {
  readonly newDevice: boolean;
  readonly newAddress: boolean;
  readonly token: string;
}

/** The name of a browser that has signed in as this person before; undefined for a stranger. */
export function findKnownBrowser(
  { db, clock }: ServerPorts,
  userId: string | undefined,
  token: string | null | undefined,
): string | undefined {
  if (userId === undefined || token == null) return undefined;
  const id = browserId(token, userId);
  const row = db.select().from(knownBrowsers).where(eq(knownBrowsers.id, id)).get();
  return row && clock.now() - row.lastSeenAt < knownForMs ? id : undefined;
}

/** Remembers where a person signed in. Scripts carry no cookie: they are told apart by what they call themselves. */
export function recogniseBrowser(ports: ServerPorts, userId: string, caller: Caller, isWeb: boolean): Recognised {
  const { db, clock } = ports;
  const token = caller.browser ?? newToken();
  const id = browserId(isWeb ? token : `api ${caller.userAgent ?? ''}`, userId);
  const known = db.select().from(knownBrowsers).where(eq(knownBrowsers.userId, userId)).all();
  const own = known.find((row) => row.id === id);
  const address = caller.address;
  const isNewAddress = address !== null && !known.some((row) => row.addresses.includes(address));
  const addresses = [
    ...(address === null ? [] : [address]),
    ...(own?.addresses ?? []).filter((each) => each !== address),
  ].slice(0, addressesKept);
  const seen = { lastSeenAt: clock.now(), addresses, userAgent: caller.userAgent?.slice(0, 200) ?? null };
  db.insert(knownBrowsers)
    .values({ id, userId, firstSeenAt: clock.now(), ...seen })
    .onConflictDoUpdate({ target: knownBrowsers.id, set: seen })
    .run();
  return { newDevice: own === undefined, newAddress: isNewAddress, token };
}

/** After a reset nobody is trusted for having been there before. */
export function forgetBrowsers(db: ServerDb, userId: string): void {
  db.delete(knownBrowsers).where(eq(knownBrowsers.userId, userId)).run();
}

/** Where somebody signed in from is forgotten with the browser, sooner where the company keeps it shorter. */
export function forgetOldBrowsers(db: ServerDb, now: number, keptMs = knownForMs): void {
  db.delete(knownBrowsers)
    .where(lt(knownBrowsers.lastSeenAt, now - Math.min(keptMs, knownForMs)))
    .run();
}

function browserId(token: string, userId: string): string {
  return hashSecret(`${token} ${userId}`);
}
