import type { Shell } from '#shared/features/desktop/desktop.model.ts';
import type { SecretStore } from '#shared/keyring/device-secret.ts';
import type { Ports } from '#shared/ports/ports.ts';

/** What a shell gives the desktop core. */
export interface DesktopOptions {
  /** Holds every profile of this computer; this process alone uses it. */
  readonly dataFolder: string;
  readonly shell: Shell;
  /** Keeps the device's half of each key. */
  readonly secretStore: SecretStore;
  readonly ports: Ports;
  readonly version: string;
  /** Opens an address that was found safe, by the system's own program. */
  openExternal(url: string): Promise<void>;
}
