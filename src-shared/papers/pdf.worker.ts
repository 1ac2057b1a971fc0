import { parentPort, workerData } from 'node:worker_threads';
import { layOut } from './lay-out.ts';
import type { Paper } from './paper.ts';

const bytes = await layOut(workerData as Paper);
parentPort?.postMessage(bytes);
