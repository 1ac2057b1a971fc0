import path from 'node:path';
import { ensureInstalled, projectNode, root, runForeground, runNode } from './toolchain.mjs';

/** `npm run server`: installs and builds what is missing, then `outpost server start` with the given options. */
ensureInstalled();
const built = runNode([path.join(root, 'scripts', 'build.ts'), '--quiet', 'renderer', 'node']);
if (built !== 0) process.exit(built);
const entry = path.join(root, 'dist', 'node', 'outpost.js');
process.exit(await runForeground(projectNode(), [entry, 'server', 'start', ...process.argv.slice(2)]));
