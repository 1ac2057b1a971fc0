import { defineConfig } from 'drizzle-kit';

/** One history of schemas for desktop and server: each keeps the other's tables empty. */
export default defineConfig({
  dialect: 'sqlite',
  schema: ['./src-shared/**/*.tables.ts', './sync-server/**/*.tables.ts'],
  out: './drizzle',
});
