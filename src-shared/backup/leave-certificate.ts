import path from 'node:path';
import type { LeaveCertificate } from '../features/leave/leave.model.ts';
import { writeAtomic } from '../node/write-atomic.ts';
import { certificateText } from './leave-manifest.ts';

type Vouch = (message: Buffer) => { publicKey: string; signature: string } | null;

/** Beside the export, and as a file for whoever asked; signed by the key that goes next. [S-PI-8] */
export function writeCertificate(folder: string, certificate: LeaveCertificate, vouch: Vouch): File {
  const signature = vouch(Buffer.from(certificateText(certificate)));
  const text = `${JSON.stringify({ certificate, signature }, null, 2)}\n`;
  const name = 'certificate-of-destruction.json';
  writeAtomic(path.join(folder, name), text);
  return new File([text], name, { type: 'application/json' });
}
