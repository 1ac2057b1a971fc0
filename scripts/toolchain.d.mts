export const root: string;
export function ensureInstalled(): void;
export function projectNode(): string;
export function projectEnv(extra?: Record<string, string>): NodeJS.ProcessEnv;
export function runNode(args: readonly string[]): number;
