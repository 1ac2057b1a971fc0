import type { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import type { Actor } from '../kernel/scope.ts';
import type { WriteTx } from './write-tx.ts';

/**
 * One write a person asked for: the procedure's name and its input with ids and times already in it, so that the
 * device and the server decide the same thing by the same code.
 */
export interface Command {
  readonly id: string;
  readonly procedure: string;
  readonly input: unknown;
  readonly actorId: string;
  /** Business time, ms: when the person did it, by the device's clock corrected in the handshake. */
  readonly at: number;
  /** The device that made it; null for the web and the server's own command line. */
  readonly deviceId: string | null;
}

/** Beside what the person gave: no schema of an input knows the key, so no client can fill it in. */
const wordsKey = '$words';

/**
 * [Note: words that travel] What a use case settles on the device where a command is made travels in the command's input,
 * in the order in which it was settled, and is there again at every later decision about the same command.
 */
export function carriedWords(input: unknown): readonly unknown[] {
  const words = isObject(input) ? input[wordsKey] : undefined;
  return Array.isArray(words) ? words : [];
}

/** The input with the words that were settled on it; the same input where there are none. */
export function carryWords(input: unknown, words: readonly unknown[]): unknown {
  return words.length > 0 && isObject(input) ? { ...input, [wordsKey]: words } : input;
}

/** What the person gave, without the words. */
export function withoutWords(input: unknown): unknown {
  if (!isObject(input)) return input;
  const { [wordsKey]: _words, ...given } = input;
  return given;
}

function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return input !== null && typeof input === 'object' && !Array.isArray(input);
}

export interface Refusal {
  readonly code: string;
}

/** A use case: reads, decides, writes. Never asks the clock, chance or the network. */
export type UseCase<Input, Output, Error extends Refusal> = (
  tx: WriteTx,
  actor: Actor,
  input: Input,
) => Result<Output, Error>;

export interface CommandDefinition<Input = unknown, Output = unknown, Error extends Refusal = Refusal> {
  readonly input: z.ZodType<Input, unknown>;
  readonly run: UseCase<Input, Output, Error>;
}

/** Binds a contract input to its use case; both hosts run it from this one place. */
export function defineCommand<Schema extends z.ZodType, Output, Error extends Refusal>(
  input: Schema,
  run: UseCase<z.output<Schema>, Output, Error>,
): CommandDefinition<z.output<Schema>, Output, Error> {
  return { input: input as unknown as z.ZodType<z.output<Schema>, unknown>, run };
}

/** Commands by procedure name (`customers.create`). */
// biome-ignore lint/suspicious/noExplicitAny: a registry holds use cases of every input; each is checked where it is defined
export type CommandRegistry = Readonly<Record<string, CommandDefinition<any, any, any>>>;
