import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** What the program itself answers; everything else that a browser asks for as a page is the screen. */
const ownPrefixes = ['/api', '/rpc', '/sync', '/backups', '/enrol', '/calendar', '/healthz', '/assets'];

/** The built screen for browsers and phones. Hashed files are kept for ever, the page and the worker never. */
export async function addClientRoutes(server: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder === undefined || !existsSync(path.join(folder, 'index.html'))) {
    server.setNotFoundHandler((_request, reply) => reply.code(404).send({ code: 'NOT_FOUND' }));
    server.get('/', async (_request, reply) => {
      reply.code(503).type('text/plain; charset=utf-8');
      return 'The web client is not built: run "npm run build", then start the server again.\n';
    });
    return;
  }
  await server.register(fastifyStatic, {
    root: folder,
    index: 'index.html',
    dotfiles: 'deny',
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isHashed = file.includes(`${path.sep}assets${path.sep}`);
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  server.setNotFoundHandler((request, reply) => {
    const pathname = request.url.split('?')[0]!;
    const isOwn = ownPrefixes.some((prefix) => pathname === prefix || pathname.startsWith(`${prefix}/`));
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (isOwn || !wantsPage) return reply.code(404).send({ code: 'NOT_FOUND' });
    return reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
  });
}
