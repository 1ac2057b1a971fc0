import { homedir } from 'node:os';
import path from 'node:path';

/** Where this computer's profiles live when nobody says otherwise: the place each system keeps for programs' data. */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  if (env.OUTPOST_DATA) return path.resolve(env.OUTPOST_DATA);
  if (platform === 'win32') return path.join(env.APPDATA ?? path.join(homedir(), 'AppData', 'Roaming'), 'Outpost CRM');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Outpost CRM');
  return path.join(env.XDG_DATA_HOME || path.join(homedir(), '.local', 'share'), 'outpost-crm');
}
