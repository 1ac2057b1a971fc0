import type { TLSSocket } from 'node:tls';
import { isPlaceBlocked } from '#shared/app/declared-places.ts';
import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findActor } from '#shared/app/find-actor.ts';
import type { Actor } from '#shared/kernel/scope.ts';
import { isAccountOpen } from '../accounts/manage-accounts.ts';
import { findSession, type LiveSession } from '../accounts/sessions.ts';
import { fingerprintOf } from '../authority/x509.ts';
import { findKnownDevice, type KnownDevice, noteSeen } from '../enrolment/devices.ts';
import type { LiveConnections } from '../host/live-connections.ts';
import type { ServerCore } from '../host/server-core.ts';

/** A device that showed a good certificate on this request; the person is whose device it is. */
export interface DeviceIdentity {
  readonly deviceId: string;
  readonly userId: string;
  readonly incarnation: string;
  readonly fingerprint: string;
}

export interface SessionIdentity {
  readonly session: LiveSession;
  readonly actor: Actor;
  readonly by: 'cookie' | 'bearer';
}

export const sessionCookie = '__Host-outpost';
/** Stays when the person signs out: it says that a browser was here before, and opens nothing. */
export const browserCookie = '__Host-outpost-browser';

const fingerprints = new WeakMap<TLSSocket, string | null>();
const tracked = new WeakSet<TLSSocket>();

/** The certificate the other side proved to hold in this connection's handshake, whoever signed it. */
export function findPeerFingerprint(request: FastifyRequest): string | undefined {
  const socket = request.raw.socket as TLSSocket;
  const known = fingerprints.get(socket);
  if (known !== undefined) return known ?? undefined;
  const certificate = socket.getPeerX509Certificate?.();
  const fingerprint = certificate ? fingerprintOf(certificate) : null;
  fingerprints.set(socket, fingerprint);
  return fingerprint ?? undefined;
}

/**
 * Whether the connection's certificate chains to the company's CA. Its time is not judged here: the allow-list knows
 * it, by the server's own clock.
 */
export function isChainGood(request: FastifyRequest): boolean {
  const socket = request.raw.socket as TLSSocket;
  const reason = socket.authorizationError as unknown;
  return socket.authorized === true || reason === 'CERT_HAS_EXPIRED' || reason === 'CERT_NOT_YET_VALID';
}

/** The enrolled device behind a request, good or not; undefined for a browser. */
export function findDevice(core: ServerCore, request: FastifyRequest): KnownDevice | undefined {
  const fingerprint = findPeerFingerprint(request);
  return fingerprint === undefined ? undefined : findKnownDevice(core.ports, fingerprint);
}

/**
 * Lets a good device through and answers everybody else. Chain, allow-list, device and account are looked at on each
 * request; the connection is remembered so that a revocation cuts it. [S-ENR-3]
 */
export function requireDevice(
  core: ServerCore,
  connections: LiveConnections,
  request: FastifyRequest,
  reply: FastifyReply,
): DeviceIdentity | undefined {
  const known = findDevice(core, request);
  const fingerprint = findPeerFingerprint(request);
  if (!known || fingerprint === undefined) {
    if (fingerprint !== undefined) noteStranger(core, request, fingerprint, 'DEVICE_UNKNOWN');
    reply.code(401).send({ code: fingerprint === undefined ? 'CERTIFICATE_NEEDED' : 'DEVICE_UNKNOWN' });
    return undefined;
  }
  if (!isChainGood(request)) {
    noteStranger(core, request, fingerprint, 'CHAIN_FOREIGN');
    reply.code(401).send({ code: 'DEVICE_UNKNOWN' });
    return undefined;
  }
  if (known.standing !== 'good') {
    const refusals = {
      waiting: 'DEVICE_WAITING',
      revoked: 'DEVICE_REVOKED',
      closed: 'PERSON_INACTIVE',
      expired: 'CERTIFICATE_EXPIRED',
    } as const;
    reply.code(known.standing === 'waiting' ? 409 : 401).send({ code: refusals[known.standing] });
    return undefined;
  }
  const { device } = known;
  if (isPlaceBlocked(core.app, [device.id, device.name])) {
    reply.code(403).send({ code: 'REGION_REFUSED' });
    return undefined;
  }
  noteSeen(core.ports, device);
  track(connections, request.raw.socket as TLSSocket, device.id, device.userId);
  return { deviceId: device.id, userId: device.userId, incarnation: device.incarnation, fingerprint };
}

const strangerAgainMs = 10 * 60_000;
const strangers = new WeakMap<ServerCore, Map<string, number>>();

/** A certificate that is not ours is told of once in ten minutes, so that knocking does not fill the audit. */
function noteStranger(core: ServerCore, request: FastifyRequest, fingerprint: string, reason: string): void {
  const seen = strangers.get(core) ?? new Map<string, number>();
  strangers.set(core, seen);
  const now = core.ports.clock.now();
  for (const [known, at] of seen) if (now - at >= strangerAgainMs) seen.delete(known);
  if (seen.has(fingerprint) || seen.size > 1_000) return;
  seen.set(fingerprint, now);
  core.ports.audit({ action: 'device.refused', outcome: 'refused', actorId: null, reason, address: request.ip });
}

/** The signed-in person of a browser or script; undefined where the token is missing, over, or its account closed. */
export function findSessionIdentity(core: ServerCore, request: FastifyRequest): SessionIdentity | undefined {
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
  const token = bearer ?? request.cookies[sessionCookie];
  if (token === undefined) return undefined;
  const session = findSession(core.ports, token);
  if (!session || !isAccountOpen(core.ports, session.userId)) return undefined;
  const actor = findActor(core.app.db, session.userId, core.ports.clock.now());
  return actor && { session, actor, by: bearer === undefined ? 'cookie' : 'bearer' };
}

function track(connections: LiveConnections, socket: TLSSocket, deviceId: string, userId: string): void {
  if (tracked.has(socket)) return;
  tracked.add(socket);
  const forget = connections.add({ deviceId, userId, cut: () => socket.destroy() });
  socket.once('close', forget);
}
