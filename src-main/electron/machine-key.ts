import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { safeStorage } from 'electron';

export interface MachineKey {
  /** 32 bytes, base64. */
  readonly machineKey: string;
  /** The keychain that keeps it, as device secrets remember it. */
  readonly backend: string;
}

/** This computer's key from the system's keychain; made at the first start. */
export function readMachineKey(dataFolder: string): MachineKey {
  const file = path.join(dataFolder, 'machine-key');
  if (existsSync(file)) {
    return { machineKey: safeStorage.decryptString(readFileSync(file)), backend: backendName() };
  }
  const machineKey = randomBytes(32).toString('base64');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  writeFileSync(file, safeStorage.encryptString(machineKey), { mode: 0o600, flag: 'wx' });
  return { machineKey, backend: backendName() };
}

/** Linux has several keychains, one of which (`basic_text`) protects nothing; the keyring refuses that one. [S-KEY-3] */
function backendName(): string {
  if (!safeStorage.isEncryptionAvailable()) return 'unknown';
  if (process.platform === 'linux') return safeStorage.getSelectedStorageBackend();
  return process.platform === 'win32' ? 'dpapi' : 'keychain';
}
