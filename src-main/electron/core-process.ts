import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron';
import { type CoreMessage, coreMessage, type ShellMessage } from '../shell/core-messages.ts';

export interface CoreProcess {
  /** Gives a window a new port to the core. */
  connect(window: WebContents): void;
  lock(): void;
  answerReminder(id: string, answer: 'done' | 'snooze'): void;
  /** Locks the work and ends the process; ends it by force after ten seconds. */
  stop(): Promise<void>;
}

export interface CoreListener {
  heard(message: CoreMessage): void;
  /** The process ended by itself. */
  died(code: number): void;
}

const patienceMs = 10_000;

/** The core in a process of its own: SQL never blocks a window, and a crash of the one does not take the other. */
export function startCoreProcess(
  entry: string,
  start: Extract<ShellMessage, { type: 'start' }>,
  listener: CoreListener,
): CoreProcess {
  const child: UtilityProcess = utilityProcess.fork(entry, [], { serviceName: 'Outpost core', stdio: 'inherit' });
  let stopping = false;
  const stopped = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      resolve();
      if (!stopping) listener.died(code);
    });
  });
  const say = (message: ShellMessage, ports: Electron.MessagePortMain[] = []): void =>
    child.postMessage(message, ports);

  child.on('message', (data: unknown) => {
    const message = coreMessage.parse(data);
    if (message.type === 'stopped') {
      stopping = true;
      child.kill();
    }
    listener.heard(message);
  });
  say(start);
  return {
    connect: (window) => {
      const { port1, port2 } = new MessageChannelMain();
      say({ type: 'connect' }, [port1]);
      window.postMessage('outpost:port', null, [port2]);
    },
    lock: () => say({ type: 'lock' }),
    answerReminder: (id, answer) => say({ type: 'answerReminder', id, answer }),
    stop: async () => {
      stopping = true;
      say({ type: 'stop' });
      const timer = setTimeout(() => child.kill(), patienceMs);
      await stopped;
      clearTimeout(timer);
    },
  };
}
