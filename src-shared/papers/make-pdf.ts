import { Worker } from 'node:worker_threads';
import { workerFile } from '../node/worker-file.ts';
import type { Paper } from './paper.ts';

/** Lays a paper out in a thread of its own, so that nobody waits for fonts and page breaks. */
export function makePdf(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(workerFile('src-shared/papers/pdf.worker.ts'), { workerData: paper, stdin: false });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The paper's thread ended with ${code}`)));
  });
}
