import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '../kernel/invariant.ts';
import { runOpenTask } from './open-task.ts';
import { runSealTask } from './seal-task.ts';
import { faultToWire, type ReportProgress, type WorkerTask, type WorkerWord } from './worker-task.ts';

/** The thread that snapshots, seals and opens: one task, then it ends. */
invariant(parentPort, 'started as a worker thread');
const port = parentPort;
const task = workerData as WorkerTask;
const say = (word: WorkerWord): void => port.postMessage(word);

const stepBytes = 4 * 1024 * 1024;
let told = 0;
let toldStep = '';
const report: ReportProgress = (step, done, total) => {
  if (step === toldStep && done - told < stepBytes && done !== total) return;
  told = done;
  toldStep = step;
  say({ step, done, total });
};

try {
  say({ result: task.type === 'seal' ? await runSealTask(task, report) : await runOpenTask(task, report) });
} catch (error) {
  say({ fault: faultToWire(error) });
}
