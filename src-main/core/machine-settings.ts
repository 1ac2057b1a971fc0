import Conf from 'conf';
import {
  defaultMachineSettings,
  type MachineSettings,
  machineSettings,
} from '#shared/features/desktop/desktop.model.ts';

export interface MachineSettingsStore {
  get(): MachineSettings;
  set(patch: Partial<MachineSettings>): MachineSettings;
}

/** Settings of the computer in `machine.json`: electron-store's plain-Node base, so both shells share one file. */
export function openMachineSettings(dataFolder: string): MachineSettingsStore {
  const conf = new Conf<MachineSettings>({
    cwd: dataFolder,
    configName: 'machine',
    defaults: defaultMachineSettings,
    clearInvalidConfig: true,
    configFileMode: 0o600,
    projectVersion: '1.0.0',
  });
  const get = (): MachineSettings => {
    const parsed = machineSettings.safeParse({ ...defaultMachineSettings, ...conf.store });
    return parsed.success ? parsed.data : defaultMachineSettings;
  };
  return {
    get,
    set: (patch) => {
      conf.store = machineSettings.parse({ ...get(), ...patch });
      return get();
    },
  };
}
