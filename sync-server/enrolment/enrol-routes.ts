import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Result } from '#shared/kernel/result.ts';
import { signedWipe } from '#shared/kernel/wipe.ts';
import {
  type AdoptFault,
  adoptRequest,
  enrolAgainRequest,
  enrolPaths,
  enrolRequest,
  knownAuthorityFingerprint,
  knownAuthorityParameter,
  passwordRequest,
  renewRequest,
  standingRequest,
} from '#shared/sync/enrolment.ts';
import type { LiveConnections } from '../host/live-connections.ts';
import type { ServerCore } from '../host/server-core.ts';
import { findDevice, requireDevice } from '../http/identity.ts';
import { lockAskedAt } from '../watching/ask-to-lock.ts';
import { adoptFromDevice, tellAccount } from './account-from-device.ts';
import { changePasswordFromDevice } from './change-password-from-device.ts';
import { takeWipeCertificate } from './device-loss.ts';
import { tellStanding } from './device-standing.ts';
import { enrolDevice, enrolDeviceAgain, renewDevice } from './enrol-device.ts';
import { stateServerTrust } from './server-trust.ts';

const statuses: Readonly<Record<AdoptFault['code'], number>> = {
  CODE_REFUSED: 403,
  WRONG_PASSWORD: 401,
  LOCKED_OUT: 429,
  PASSWORD_TOO_WEAK: 422,
  ACTIVATION_FAILED: 401,
  CSR_INVALID: 422,
};

/** Enrolment and renewal, on the same port; each answers JSON, a refusal as `{code, …}`. */
export function addEnrolRoutes(server: FastifyInstance, core: ServerCore, connections: LiveConnections): void {
  server.get(enrolPaths.trust, async (request) => stateServerTrust(core, knownAuthorityOf(request)));

  server.post(enrolPaths.enrol, async (request, reply) => {
    const input = parse(enrolRequest, request.body, reply);
    return input ? send(reply, await enrolDevice(core, input, knownAuthorityOf(request))) : reply;
  });

  server.post(enrolPaths.renew, async (request, reply) => {
    if (!requireDevice(core, connections, request, reply)) return reply;
    const input = parse(renewRequest, request.body, reply);
    return input
      ? send(reply, renewDevice(core, findDevice(core, request)!, input.csrPem, knownAuthorityOf(request)))
      : reply;
  });

  server.post(enrolPaths.password, async (request, reply) => {
    const device = requireDevice(core, connections, request, reply);
    if (!device) return reply;
    const input = parse(passwordRequest, request.body, reply);
    return input ? send(reply, await changePasswordFromDevice(core.ports, device, input)) : reply;
  });

  server.get(enrolPaths.account, async (request, reply) => {
    const device = requireDevice(core, connections, request, reply);
    if (!device) return reply;
    const lockSince = lockAskedAt(core.app.statements, device.userId);
    return reply.send({ ...tellAccount(core.ports, device.userId), lockSince });
  });

  server.post(enrolPaths.adopt, async (request, reply) => {
    const device = requireDevice(core, connections, request, reply);
    if (!device) return reply;
    const input = parse(adoptRequest, request.body, reply);
    return input ? send(reply, await adoptFromDevice(core.ports, device, input)) : reply;
  });

  server.post(enrolPaths.again, async (request, reply) => {
    const known = findDevice(core, request);
    if (!known) return reply.code(401).send({ code: 'DEVICE_UNKNOWN' });
    if (known.standing === 'revoked') return reply.code(401).send({ code: 'DEVICE_REVOKED' });
    const input = parse(enrolAgainRequest, request.body, reply);
    if (!input) return reply;
    return send(reply, await enrolDeviceAgain(core, known, input, knownAuthorityOf(request)));
  });

  server.post(enrolPaths.standing, async (request, reply) => {
    const known = findDevice(core, request);
    if (!known) return reply.code(401).send({ code: 'DEVICE_UNKNOWN' });
    if (known.standing === 'good' && !requireDevice(core, connections, request, reply)) return reply;
    const input = parse(standingRequest, request.body, reply);
    return input ? reply.send(tellStanding(core, known, input, knownAuthorityOf(request))) : reply;
  });

  server.post(enrolPaths.wiped, async (request, reply) => {
    const input = parse(signedWipe, request.body, reply);
    if (!input) return reply;
    const taken = takeWipeCertificate(core.ports, input);
    return taken.ok ? reply.send({ done: true }) : reply.code(403).send(taken.error);
  });
}

function knownAuthorityOf(request: FastifyRequest): string | undefined {
  const given = (request.query as Record<string, unknown>)[knownAuthorityParameter];
  const parsed = knownAuthorityFingerprint.safeParse(given);
  return parsed.success ? parsed.data : undefined;
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  reply: FastifyReply,
): z.output<Schema> | undefined {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  reply.code(400).send({ code: 'MALFORMED', field: parsed.error.issues[0]?.path.join('.') ?? '' });
  return undefined;
}

function send(reply: FastifyReply, result: Result<unknown, AdoptFault>): FastifyReply {
  if (result.ok) return reply.send(result.value);
  return reply.code(statuses[result.error.code]).send(result.error);
}
