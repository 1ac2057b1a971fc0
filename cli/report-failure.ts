import { isFault } from '#shared/kernel/fault.ts';
import { findMessage } from '#shared/messages/find-message.ts';
import { CliError } from './cli-error.ts';

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly why?: string | undefined;
  readonly todo?: string | undefined;
  readonly details?: unknown;
}

/** Tells on standard error why the command was not done, in three parts or as JSON, and sets the exit status. */
export function reportFailure(error: unknown, json: boolean): void {
  process.exitCode = 1;
  const failure = describe(error);
  if (json) {
    process.stderr.write(`${JSON.stringify({ error: failure })}\n`);
    return;
  }
  const why = failure.why === undefined ? '' : `\n  Why: ${failure.why}`;
  const todo = failure.todo === undefined ? '' : `\n  What to do: ${failure.todo}`;
  process.stderr.write(`${failure.message} [${failure.code}]${why}${todo}\n`);
}

function describe(error: unknown): Failure {
  if (error instanceof CliError) {
    return { code: error.code, message: error.message, why: error.why, todo: error.todo, details: error.details };
  }
  if (isFault(error)) return told(error.code, error.details);
  if (isCoded(error)) return told(error.code, error.data);
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'UNEXPECTED', message, why: 'The program met something it did not expect.' };
}

/** A code of the catalogue in the words of the terminal's language. */
function told(code: string, details: unknown): Failure {
  const language = /^zh/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'zh-CN' : 'en';
  const message = findMessage(language, code, (details ?? {}) as Record<string, unknown>);
  if (message) return { code, message: message.what, why: message.why, todo: message.todo, details };
  return { code, message: code === 'UNAUTHORIZED' ? 'The work is locked.' : code, details };
}

/** An answer of the core that is not a result: a refusal with its code and data. */
function isCoded(error: unknown): error is Error & { code: string; data?: unknown } {
  return error instanceof Error && typeof (error as { code?: unknown }).code === 'string';
}
