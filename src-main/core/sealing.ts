import type { SecretStore } from '#shared/keyring/device-secret.ts';
import type { Desktop } from './desktop.ts';

/** Where this computer keeps its half of a key, and whether policy takes a keychain that protects nothing. [S-KEY-3] */
export function sealingOf({ options, settings }: Desktop): { secretStore: SecretStore; allowWeakStore: boolean } {
  return { secretStore: options.secretStore, allowWeakStore: settings.get().allowWeakKeychain };
}
