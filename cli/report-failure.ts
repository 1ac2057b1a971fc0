import { isFault } from '#shared/kernel/fault.ts';
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
  if (isFault(error)) return { code: error.code, message: error.code, details: error.details };
  if (isCoded(error)) return { code: error.code, message: error.message, details: error.data };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'UNEXPECTED', message, why: 'The program met something it did not expect.' };
}

/** An answer of the core that is not a result: a refusal with its code and data. */
function isCoded(error: unknown): error is Error & { code: string; data?: unknown } {
  return error instanceof Error && typeof (error as { code?: unknown }).code === 'string';
}
