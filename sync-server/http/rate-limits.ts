import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hashSecret } from '../accounts/secrets.ts';
import type { ServerConfig } from '../host/server-config.ts';
import { findPeerFingerprint, isChainGood, sessionCookie } from './identity.ts';

/** A device that shows its certificate to renew it or to ask how it or its account stands guesses nothing. */
const guessedPaths =
  /^\/(enrol(?!\/(renew|standing|account)(\?|$))(\/|$|\?)|(api|rpc)\/auth\/(login|activate)(\/|$|\?))/;

/**
 * Per device, per token and per address, so that one caller cannot take the time of the others; proofs of identity
 * are counted per address and much tighter. [V2.4.1]
 */
export async function addRateLimits(server: FastifyInstance, config: ServerConfig): Promise<void> {
  await server.register(rateLimit, {
    global: true,
    timeWindow: 60_000,
    cache: 20_000,
    max: (request) => (isGuess(request) ? config.signInsPerMinute : config.requestsPerMinute),
    keyGenerator: callerKey,
    errorResponseBuilder: (_request, context) => ({
      statusCode: 429,
      code: 'TOO_MANY_REQUESTS',
      retryAfterMs: context.ttl,
    }),
  });
}

function isGuess(request: FastifyRequest): boolean {
  return guessedPaths.test(request.url);
}

/** A certificate of the company's CA and a token's address and hash stand for their owners; the rest is an address. */
function callerKey(request: FastifyRequest): string {
  if (isGuess(request)) return `guess ${request.ip}`;
  const fingerprint = isChainGood(request) ? findPeerFingerprint(request) : undefined;
  if (fingerprint !== undefined) return `device ${fingerprint}`;
  const token = request.headers.authorization ?? request.cookies[sessionCookie];
  return token === undefined ? `address ${request.ip}` : `token ${request.ip} ${hashSecret(token).slice(0, 16)}`;
}
