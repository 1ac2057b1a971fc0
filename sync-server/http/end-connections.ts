import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

interface Line {
  socket: Socket;
  /** Requests that are being answered on it. */
  answering: number;
}

/** What is being answered at a stop has this long; a bulk stream or an upload that is cut goes on later. */
const lastAnswersMs = 5_000;

/**
 * Lets a stop end within seconds: Node waits for each connection that is open, also for one that says nothing and for
 * one that stays open after its answer. Those without a request end at once, the others with their answer.
 */
export function endConnectionsAtStop(server: FastifyInstance): void {
  const lines = new Map<string, Line>();
  let isStopping = false;
  let deadline: NodeJS.Timeout | undefined;

  const keep = (socket: Socket): void => {
    if (isStopping) return void socket.destroy();
    const key = keyOf(socket);
    const line = lines.get(key);
    // The same line twice: bare first, and again once it speaks TLS.
    if (line) line.socket = socket;
    else lines.set(key, { socket, answering: 0 });
    socket.once('close', () => lines.delete(key));
  };
  server.server.on('connection', keep);
  server.server.on('secureConnection', keep);

  server.addHook('onRequest', async (request, reply) => {
    const line = lines.get(keyOf(request.raw.socket));
    if (!line) return;
    line.answering += 1;
    reply.raw.once('close', () => {
      line.answering -= 1;
      if (isStopping && line.answering === 0) line.socket.destroySoon();
    });
  });
  server.addHook('preClose', async () => {
    isStopping = true;
    for (const line of lines.values()) if (line.answering === 0) line.socket.destroy();
    deadline = setTimeout(() => {
      for (const line of lines.values()) line.socket.destroy();
    }, lastAnswersMs);
  });
  server.addHook('onClose', async () => clearTimeout(deadline));
}

function keyOf(socket: Socket): string {
  return `${socket.remoteAddress} ${socket.remotePort}`;
}
