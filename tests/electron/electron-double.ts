import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';

type Api = typeof import('electron');
type WindowOptions = Electron.BrowserWindowConstructorOptions;

/** What the shell did to Electron, in order, and the ways to make Electron speak. Each call is typed by Electron itself. */
export interface ElectronDouble {
  readonly module: Partial<Record<keyof Api | 'default', unknown>>;
  readonly app: EventEmitter;
  readonly powerMonitor: EventEmitter;
  readonly ipcMain: EventEmitter;
  readonly windows: FakeWindow[];
  readonly children: FakeChild[];
  readonly said: [string, ...unknown[]][];
  readonly notifications: FakeNotification[];
  /** What the person answers in the next dialog: the button's number. */
  dialogAnswer: number;
  firstInstance: boolean;
  schemeHandler: ((request: Request) => Promise<Response>) | undefined;
  permissionRequest: Parameters<Electron.Session['setPermissionRequestHandler']>[0];
  permissionCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0];
}

export class FakeContents extends EventEmitter {
  readonly sent: unknown[][] = [];
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;
  setWindowOpenHandler: Electron.WebContents['setWindowOpenHandler'] = (handler) => {
    this.openHandler = handler;
  };
  send: Electron.WebContents['send'] = (...args) => void this.sent.push(args);
  postMessage: Electron.WebContents['postMessage'] = (...args) => void this.sent.push(args);
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly options: WindowOptions;
  url = '';
  visible = false;
  minimized = false;
  constructor(options: WindowOptions) {
    super();
    this.options = options;
  }
  loadURL: Electron.BrowserWindow['loadURL'] = async (url) => {
    this.url = url;
  };
  show = (): void => {
    this.visible = true;
  };
  focus = (): void => {};
  restore = (): void => {
    this.minimized = false;
  };
  isMinimized = (): boolean => this.minimized;
  isDestroyed = (): boolean => false;
  getNormalBounds: Electron.BrowserWindow['getNormalBounds'] = () => ({ x: 1, y: 2, width: 1000, height: 700 });
}

export class FakeChild extends EventEmitter {
  readonly heard: unknown[] = [];
  readonly ports: unknown[][] = [];
  killed = false;
  readonly entry: string;
  constructor(entry: string) {
    super();
    this.entry = entry;
  }
  postMessage: Electron.UtilityProcess['postMessage'] = (message, transfer) => {
    this.heard.push(message);
    this.ports.push(transfer ?? []);
  };
  kill: Electron.UtilityProcess['kill'] = () => {
    this.killed = true;
    this.emit('exit', 0);
    return true;
  };
}

export class FakeNotification extends EventEmitter {
  readonly options: Electron.NotificationConstructorOptions;
  static isSupported: typeof Electron.Notification.isSupported = () => true;
  constructor(options: Electron.NotificationConstructorOptions) {
    super();
    this.options = options;
  }
  show = (): void => {};
}

export function createElectronDouble(): ElectronDouble {
  const app = new EventEmitter();
  const powerMonitor = new EventEmitter();
  const ipcMain = new EventEmitter();
  const double: ElectronDouble = {
    module: {},
    app,
    powerMonitor,
    ipcMain,
    windows: [],
    children: [],
    said: [],
    notifications: [],
    dialogAnswer: 0,
    firstInstance: true,
    schemeHandler: undefined,
    permissionRequest: null,
    permissionCheck: null,
  };
  const say = (...words: [string, ...unknown[]]): void => void double.said.push(words);

  type AppCalls =
    | 'isPackaged'
    | 'setPath'
    | 'getPath'
    | 'getName'
    | 'getVersion'
    | 'quit'
    | 'requestSingleInstanceLock'
    | 'setAsDefaultProtocolClient'
    | 'setLoginItemSettings'
    | 'whenReady';
  const appCalls: Pick<Electron.App, AppCalls> = {
    isPackaged: true,
    setPath: (name, value) => say('setPath', name, value),
    getPath: () => path.join(tmpdir(), 'outpost-electron-double'),
    getName: () => 'Outpost CRM',
    getVersion: () => '0.0.0',
    quit: () => say('quit'),
    requestSingleInstanceLock: () => double.firstInstance,
    setAsDefaultProtocolClient: (scheme) => {
      say('scheme', scheme);
      return true;
    },
    setLoginItemSettings: (settings) => say('login', settings),
    whenReady: () => Promise.resolve(),
  };
  const safeStorage: Pick<
    Electron.SafeStorage,
    'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
  > = {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptString: (text) => Buffer.from(`sealed:${text}`),
    decryptString: (sealed) => sealed.toString().slice('sealed:'.length),
  };
  const session: Pick<
    Electron.Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  > = {
    setPermissionRequestHandler: (handler) => {
      double.permissionRequest = handler;
    },
    setPermissionCheckHandler: (handler) => {
      double.permissionCheck = handler;
    },
    setDevicePermissionHandler: () => {},
  };
  const dialog: Pick<Electron.Dialog, 'showErrorBox'> & {
    showMessageBox(options: Electron.MessageBoxOptions): unknown;
  } = {
    showErrorBox: (title, content) => say('error', title, content),
    showMessageBox: async (options) => {
      say('asked', options.detail);
      return { response: double.dialogAnswer, checkboxChecked: false } satisfies Electron.MessageBoxReturnValue;
    },
  };
  const protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'> = {
    registerSchemesAsPrivileged: (schemes) => say('privileged', ...schemes),
    handle: (_scheme, handler) => {
      double.schemeHandler = handler as typeof double.schemeHandler;
    },
  };
  const shell: Pick<Electron.Shell, 'openExternal'> = {
    openExternal: async (url) => say('openExternal', url),
  };
  const utilityProcess = {
    fork: (entry: string) => {
      const child = new FakeChild(entry);
      double.children.push(child);
      return child;
    },
  };
  class BrowserWindow extends FakeWindow {
    constructor(options: WindowOptions) {
      super(options);
      double.windows.push(this);
    }
  }
  class Notification extends FakeNotification {
    constructor(options: Electron.NotificationConstructorOptions) {
      super(options);
      double.notifications.push(this);
    }
  }
  class Tray extends EventEmitter {
    setToolTip(text: string): void {
      say('tray', text);
    }
    setContextMenu(): void {}
  }
  Object.assign(double.module, {
    app: Object.assign(app, appCalls),
    BrowserWindow,
    dialog,
    ipcMain,
    Menu: {
      setApplicationMenu: () => {},
      getApplicationMenu: () => null,
      buildFromTemplate: (items: unknown) => items,
    },
    MessageChannelMain: class {
      port1 = 'port1';
      port2 = 'port2';
    },
    nativeImage: { createFromDataURL: (url: string) => url },
    Notification,
    powerMonitor,
    protocol,
    safeStorage,
    session: { defaultSession: session },
    shell,
    Tray,
    utilityProcess,
  });
  double.module.default = double.module;
  return double;
}
