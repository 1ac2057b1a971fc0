/** What the command line tells when it ends badly: what happened, why, what to do. */
export class CliError extends Error {
  readonly code: string;
  readonly why: string | undefined;
  readonly todo: string | undefined;
  readonly details: unknown;

  constructor(code: string, what: string, more: { why?: string; todo?: string; details?: unknown } = {}) {
    super(what);
    this.name = 'CliError';
    this.code = code;
    this.why = more.why;
    this.todo = more.todo;
    this.details = more.details;
  }
}
