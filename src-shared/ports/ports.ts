/** Now, in milliseconds since 1970-01-01T00:00:00Z. */
export interface Clock {
  now(): number;
  /** Milliseconds since the machine started, where the host knows them: nobody can set this clock. */
  uptime?(): number;
}

/** A new UUIDv7; later ones sort behind earlier ones. */
export interface Ids {
  next(): string;
}

export interface Random {
  bytes(count: number): Buffer;
}

/** Ids, counts and durations only; never row contents. */
export interface Log {
  info(event: string, details?: Record<string, unknown>): void;
  warn(event: string, details?: Record<string, unknown>): void;
  error(event: string, details?: Record<string, unknown>): void;
}

/** What the core asks of every host. */
export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Log;
}
