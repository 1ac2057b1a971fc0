import { z } from 'zod';
import { desktopPhases, machineSettings, notice } from '#shared/features/desktop/desktop.model.ts';
import { id } from '#shared/kernel/fields.ts';

/** What the Electron shell says to the core process. Windows speak to the core on ports of their own. */
export const shellMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), dataFolder: z.string(), machineKey: z.base64(), backend: z.string() }),
  z.strictObject({ type: z.literal('connect') }),
  z.strictObject({ type: z.literal('lock') }),
  z.strictObject({ type: z.literal('answerReminder'), id, answer: z.enum(['done', 'snooze']) }),
  z.strictObject({ type: z.literal('stop') }),
]);
export type ShellMessage = z.infer<typeof shellMessage>;

/** What the core process says to the Electron shell. */
export const coreMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('state'), phase: z.enum(desktopPhases), settings: machineSettings }),
  z.strictObject({ type: z.literal('notice'), notice }),
  z.strictObject({ type: z.literal('openExternal'), url: z.string() }),
  z.strictObject({ type: z.literal('fault'), code: z.string(), pid: z.number() }),
  z.strictObject({ type: z.literal('stopped') }),
]);
export type CoreMessage = z.infer<typeof coreMessage>;

/** A window's port as the core process receives it. */
export interface WindowPort {
  start(): void;
  postMessage(data: unknown): void;
  on(event: string, listener: (event?: { data: unknown }) => void): void;
}

/** `process.parentPort` of an Electron utility process, as far as it is used. */
export interface ShellPort {
  on(event: 'message', listener: (event: { data: unknown; ports: WindowPort[] }) => void): void;
  postMessage(message: unknown): void;
}
