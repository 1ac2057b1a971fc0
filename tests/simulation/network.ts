import { Fault } from '#shared/kernel/fault.ts';
import { type PullPage, SyncError, type SyncTransport } from '#shared/sync/protocol.ts';
import type { DeviceNode } from './device-node.ts';
import type { World } from './world.ts';

/** The process is gone. */
export class Crash extends Error {}

type Kind = 'handshake' | 'push' | 'pull' | 'proof' | 'results';

interface Message {
  readonly node: DeviceNode;
  readonly life: number;
  readonly kind: Kind;
  readonly body: string;
  readonly resolve: (reply: never) => void;
  readonly reject: (error: unknown) => void;
}

/** Messages under way: delivered in any order, twice, late, or not at all. */
export interface Network {
  transportOf(node: DeviceNode): SyncTransport;
  readonly waiting: number;
  /** Lets chance do something to one message. */
  step(): void;
  /** Requests whose copies are still under way arrive at last; nobody hears the answers. */
  deliverLate(): void;
}

export function createNetwork(world: World): Network {
  const messages: Message[] = [];
  const late: Message[] = [];

  const answer = (message: Message): unknown => {
    const { node, kind } = message;
    const caller = { deviceId: node.deviceId, userId: node.userId };
    const request = JSON.parse(message.body);
    const reply = world.server.sync[kind](caller, request as never);
    return JSON.parse(JSON.stringify(world.sabotage.reply?.(kind, reply) ?? reply));
  };
  const isHeard = (message: Message) => message.life === message.node.life;
  const offline = () => new Fault('OFFLINE', true);

  const send = (node: DeviceNode, kind: Kind, request: unknown) =>
    new Promise<never>((resolve, reject) => {
      messages.push({ node, life: node.life, kind, body: JSON.stringify(request), resolve, reject });
    });

  const deliver = (message: Message): void => {
    const { chance, isRough } = world;
    if (!isHeard(message)) return;
    const isLost = message.node.isPartitioned || (isRough && chance.is(0.15));
    if (isLost) {
      message.reject(offline());
      return;
    }
    if (isRough && chance.is(0.1)) late.push(message);
    const outcome = answerOrError(message);
    // The server has decided, and the answer does not arrive.
    if (isRough && chance.is(0.15)) message.reject(offline());
    else if (outcome instanceof SyncError) message.reject(outcome);
    else message.resolve(outcome as never);
  };

  const answerOrError = (message: Message): unknown => {
    try {
      return answer(message);
    } catch (error) {
      if (error instanceof SyncError) return error;
      throw error;
    }
  };

  return {
    get waiting() {
      return messages.length;
    },
    transportOf: (node) => ({
      handshake: (request) => send(node, 'handshake', request),
      push: (request) => send(node, 'push', request),
      pull: (request) => send(node, 'pull', request),
      proof: (request) => send(node, 'proof', request),
      results: (request) => send(node, 'results', request),
      async *bulk(request): AsyncGenerator<PullPage> {
        const caller = { deviceId: node.deviceId, userId: node.userId };
        for (const page of world.server.sync.bulk(caller, request)) {
          const body = JSON.parse(JSON.stringify(world.sabotage.reply?.('pull', page) ?? page)) as PullPage;
          if (node.isPartitioned || (world.isRough && world.chance.is(0.2))) throw offline();
          await Promise.resolve();
          yield body;
        }
      },
    }),
    step: () => {
      if (late.length > 0 && world.chance.is(0.1)) {
        answerOrError(late.splice(world.chance.below(late.length), 1)[0]!);
        return;
      }
      if (messages.length === 0) return;
      deliver(messages.splice(world.chance.below(messages.length), 1)[0]!);
    },
    deliverLate: () => {
      for (const message of late.splice(0)) answerOrError(message);
    },
  };
}
