import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fastify';
import { experimental_ZodSmartCoercionPlugin as SmartCoercion, ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { auditAfter, auditBefore, auditDenial } from '#shared/app/audit-call.ts';
import { contract } from '#shared/app/contract.ts';
import { coverOutput } from '#shared/app/cover-output.ts';
import { seenSession } from '#shared/app/see-as.ts';
import { isFault } from '#shared/kernel/fault.ts';
import type { ProcedureMeta } from '#shared/kernel/procedure.ts';
import { toFault } from '#shared/node/to-fault.ts';
import { findSignInNeeds } from '../accounts/sign-in-needs.ts';
import type { LiveConnections } from '../host/live-connections.ts';
import type { ServerCore } from '../host/server-core.ts';
import { browserCookie, findSessionIdentity, sessionCookie } from './identity.ts';
import type { ServerContext } from './server-context.ts';
import { serverRouter } from './server-router.ts';

/** Files people send (imports, attachments) pass as they are; JSON is small. */
const maxUploadBytes = 64 * 1024 * 1024;

/** The contract as oRPC for our own screen at `/rpc` and as REST with its OpenAPI description at `/api`. */
export async function addProcedureRoutes(
  server: FastifyInstance,
  core: ServerCore,
  connections: LiveConnections,
): Promise<void> {
  const rpc = new RPCHandler(serverRouter, {
    clientInterceptors: [guardOf(core)],
    strictGetMethodPluginEnabled: false,
  });
  const rest = new OpenAPIHandler(serverRouter, {
    clientInterceptors: [guardOf(core)],
    plugins: [new SmartCoercion()],
  });
  let description: Promise<OpenAPI.Document> | undefined;

  server.addContentTypeParser('*', (request, _payload, done) => {
    const declared = Number(request.headers['content-length']);
    if (!Number.isInteger(declared)) return done(Object.assign(new Error('length needed'), { statusCode: 411 }));
    if (declared > maxUploadBytes) return done(Object.assign(new Error('too large'), { statusCode: 413 }));
    done(null, undefined);
  });
  server.get('/api/openapi.json', async () => {
    description ??= describeApi(core);
    return await description;
  });
  const answerBy = (handler: typeof rpc | typeof rest, prefix: '/rpc' | '/api') => {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const context = contextOf(core, connections, request, reply);
      const { matched } = await handler.handle(request, reply, { prefix, context });
      if (!matched) reply.code(404).send({ code: 'NOT_FOUND' });
      return reply;
    };
  };
  server.all('/rpc/*', answerBy(rpc, '/rpc'));
  server.all('/api/*', answerBy(rest, '/api'));
}

/** The REST description of what this host answers, made from the contract. */
export function describeApi(core: Pick<ServerCore, 'company'>): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(contract, {
    filter: ({ contract: procedure }) => metaOf(procedure).hosts.includes('server') && isRouted(procedure),
    info: { title: 'Outpost CRM', version: '1', description: core.company },
    servers: [{ url: '/api' }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  });
}

/** A procedure without a path of its own is for our screen only. */
function isRouted(procedure: { '~orpc': { route: { path?: string | undefined } } }): boolean {
  return procedure['~orpc'].route.path !== undefined;
}

function metaOf(procedure: { '~orpc': { meta: unknown } }): ProcedureMeta {
  return procedure['~orpc'].meta as ProcedureMeta;
}

/**
 * In front of every procedure: nobody unknown passes but to the anonymous ones, and what is neither an answer nor a
 * declared refusal leaves as a code without its inside.
 */
function guardOf(core: ServerCore) {
  return async (asked: {
    // biome-ignore lint/suspicious/noExplicitAny: the framework types `next` per procedure; the guard serves all of them
    next(options?: any): Promise<unknown>;
    procedure: { '~orpc': { meta: unknown; outputSchema?: unknown; route?: { method?: string | undefined } } };
    context: ServerContext;
    path: readonly string[];
    input: unknown;
  }) => {
    const { next, procedure, context, path, input } = asked;
    const meta = metaOf(procedure);
    if (!meta.hosts.includes('server')) throw new ORPCError('NOT_FOUND', { status: 404 });
    if (!meta.anonymous && !context.session) throw new ORPCError('UNAUTHORIZED', { status: 401 });
    if (!meta.anonymous && !meta.unfinished && context.needs.length > 0) {
      throw new ORPCError('SIGN_IN_UNFINISHED', { status: 403, data: { needs: context.needs } });
    }
    const tell = (thrown: unknown): unknown => {
      if (thrown instanceof ORPCError) return thrown;
      // A full disk is said as what it is: somebody can make room.
      const error = toFault(thrown);
      const reportId = core.ports.ids.next();
      core.log.error('procedure failed', { reportId, path: path.join('.'), error: describeError(error) });
      if (isFault(error)) return new ORPCError(error.code, { status: error.retry ? 503 : 500, data: { reportId } });
      return new ORPCError('UNEXPECTED', { status: 500, data: { reportId } });
    };
    const method = procedure['~orpc'].route?.method;
    const call = context.session && { path: path.join('.'), meta, method, input };
    try {
      if (call) auditBefore(context, call);
      const seen = context.session ? seenSession(context, path, meta) : context;
      const output = await next({ ...asked, context: seen });
      if (call) auditAfter(context, call);
      if (isStream(output)) return guardStream(output, tell);
      return context.session ? coverOutput(procedure, seen.actor, output) : output;
    } catch (error) {
      if (call && error instanceof ORPCError && error.code === 'NOT_ALLOWED') auditDenial(context, call.path);
      throw tell(error);
    }
  };
}

function isStream(output: unknown): output is AsyncIterable<unknown> {
  return output !== null && typeof output === 'object' && Symbol.asyncIterator in output;
}

/** What goes wrong in the middle of a stream is told like what goes wrong at once. */
async function* guardStream(stream: AsyncIterable<unknown>, tell: (error: unknown) => unknown) {
  try {
    yield* stream;
  } catch (error) {
    throw tell(error);
  }
}

/** The kind and the place of an error; its text may hold values of a record and stays here. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place =
    error.stack
      ?.split('\n')
      .find((line) => line.includes(' at '))
      ?.trim() ?? '';
  return `${error.name} ${isFault(error) ? error.code : ''} ${place}`;
}

function contextOf(
  core: ServerCore,
  connections: LiveConnections,
  request: FastifyRequest,
  reply: FastifyReply,
): ServerContext {
  const identity = findSessionIdentity(core, request);
  if (identity?.by === 'cookie' && isForeignOrigin(request)) {
    throw Object.assign(new Error('foreign origin'), { statusCode: 403 });
  }
  return {
    app: core.app,
    core,
    connections,
    actor: identity?.actor as ServerContext['actor'],
    session: identity?.session,
    needs: identity ? findSignInNeeds(core.ports, identity.session.userId, identity.actor.actions) : [],
    deviceId: null,
    seat: identity?.session.id,
    place: request.ip,
    caller: {
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
      browser: request.cookies[browserCookie] ?? null,
    },
    setBrowser: (token) => {
      reply.setCookie(browserCookie, token, { ...cookieOptions, maxAge: browserCookieSeconds });
    },
    setCookie: (token, expiresAt) => {
      if (token === undefined) reply.clearCookie(sessionCookie, cookieOptions);
      else reply.setCookie(sessionCookie, token, { ...cookieOptions, expires: new Date(expiresAt) });
    },
  };
}

const cookieOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;
const browserCookieSeconds = 180 * 86_400;

/** A browser says where a request comes from; a page of another site acts for nobody here. */
function isForeignOrigin(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  if (origin !== undefined) return origin !== `https://${host}`;
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
