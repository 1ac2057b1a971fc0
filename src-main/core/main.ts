import { type CoreMessage, coreMessage, type ShellPort, shellMessage } from '../shell/core-messages.ts';
import { createMachineKeyStore } from './machine-key-store.ts';
import { answerReminder } from './remind.ts';
import { type RunningDesktop, startDesktop } from './start-desktop.ts';

/** The core as a process of its own under Electron: told by messages of the shell, it answers windows on their ports. */
export function runUnderShell(shell: ShellPort): void {
  let running: RunningDesktop | undefined;
  const tell = (message: CoreMessage): void => shell.postMessage(coreMessage.parse(message));

  const start = async (message: { dataFolder: string; machineKey: string; backend: string }): Promise<void> => {
    running = await startDesktop({
      dataFolder: message.dataFolder,
      shell: 'electron',
      secretStore: createMachineKeyStore(Buffer.from(message.machineKey, 'base64'), message.backend),
      openExternal: async (url) => tell({ type: 'openExternal', url }),
      onStop: () => void stop(),
    });
    const { desktop } = running;
    const tellState = (): void =>
      tell({ type: 'state', phase: desktop.state().phase, settings: desktop.settings.get() });
    desktop.states.subscribe(tellState);
    desktop.notices.subscribe((notice) => tell({ type: 'notice', notice }));
    tellState();
  };

  const stop = async (): Promise<void> => {
    await running?.close();
    running = undefined;
    tell({ type: 'stopped' });
  };

  shell.on('message', ({ data, ports }) => {
    const message = shellMessage.parse(data);
    const work = async (): Promise<void> => {
      if (message.type === 'start') await start(message);
      else if (message.type === 'lock') await running?.desktop.lock('suspend');
      else if (message.type === 'answerReminder') {
        const opened = running?.desktop.work();
        if (opened) await answerReminder(opened.session(), message.id, message.answer);
      } else if (message.type === 'stop') await stop();
      else if (message.type === 'connect' && running && ports[0]) {
        ports[0].start();
        running.connect(ports[0]);
      }
    };
    work().catch((error: unknown) => {
      const { code, details } = error as { code?: unknown; details?: { pid?: unknown } };
      tell({ type: 'fault', code: typeof code === 'string' ? code : 'UNEXPECTED', pid: Number(details?.pid ?? 0) });
    });
  });
}

const parent = (process as { parentPort?: ShellPort }).parentPort;
if (parent) runUnderShell(parent);
