import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { programRoot } from './program-root.ts';

/**
 * Where a worker thread's file is: `file` is its source path from the program folder, such as
 * `src-shared/backup/snapshot.worker.ts`. The build bundles every `*.worker.ts` under the same name into `dist/node/`.
 */
export function workerFile(file: `${string}.worker.ts`): URL {
  const bundled = !import.meta.url.endsWith('.ts');
  const relative = bundled ? path.join('dist', 'node', path.basename(file).replace(/\.ts$/, '.js')) : file;
  return pathToFileURL(path.join(programRoot(), relative));
}
