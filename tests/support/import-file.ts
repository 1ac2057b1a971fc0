import { createRouterClient } from '@orpc/server';
import type { Session } from '#shared/app/session.ts';
import type { ImportConfig } from '#shared/features/imports/import.model.ts';
import { importsRouter } from '#shared/features/imports/imports.router.ts';

export function importsOf(session: Session) {
  return createRouterClient(importsRouter, { context: session });
}

export function textFile(text: string, name = 'list.csv'): File {
  return new File([text], name);
}

/** The last event of a stream: how it ended. */
export async function last<T>(events: AsyncIterable<T>): Promise<T> {
  let end: T | undefined;
  for await (const event of events) end = event;
  return end!;
}

/** A person's whole way through the wizard: open, configure, run. */
export async function importFile(session: Session, file: File, config: Partial<ImportConfig> = {}) {
  const client = importsOf(session);
  const { importId } = await client.open({ file });
  await client.configure({ importId, ...config });
  const done = await last(await client.run({ importId }));
  if (done.type !== 'done') throw new Error('the run did not end');
  return { importId, ...done };
}
