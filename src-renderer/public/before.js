// The content policy forbids eval, so the schema library is told not to try it. It reads this before any schema exists.
globalThis.__zod_globalConfig = { jitless: true };
