import { parseSync } from 'vite';

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** What every window must say, word for word. [S-EL-1] */
const required: Readonly<Record<string, boolean>> = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  experimentalFeatures: false,
  allowRunningInsecureContent: false,
  spellcheck: false,
};

/** Breaches of S-EL-1, 2, 4 and 5 in one source file of the shell, found in its syntax tree. */
export function findShellSins(path: string, code: string): string[] {
  const { program, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed`);
  const sins: string[] = [];
  const sin = (text: string): void => void sins.push(`${path}: ${text}`);
  walk(program as unknown as Node, (node) => {
    if (node.type === 'NewExpression' && nameOf(node.callee) === 'BrowserWindow') checkWindow(node, sin);
    if (node.type === 'CallExpression') checkCall(path, node, sin);
    if (node.type === 'Literal' && typeof node.value === 'string' && /^file:/i.test(node.value)) sin('uses file://');
    if (node.type === 'Property' && nameOf(node.key) === 'enableBlinkFeatures') sin('switches on blink features');
  });
  return sins;
}

function checkWindow(node: Node, sin: (text: string) => void): void {
  const [options] = node.arguments as Node[];
  const preferences = options && propertyOf(options, 'webPreferences');
  if (preferences?.type !== 'ObjectExpression') {
    sin('a window without web preferences of its own');
    return;
  }
  if ((preferences.properties as Node[]).some((one) => one.type === 'SpreadElement')) {
    sin('web preferences that come from elsewhere');
  }
  for (const [name, value] of Object.entries(required)) {
    if (propertyOf(preferences, name)?.value !== value) sin(`a window whose ${name} is not ${value}`);
  }
  const devTools = propertyOf(preferences, 'devTools');
  if (!devTools || devTools.value === true) sin('a window whose developer tools are open in production');
}

function checkCall(path: string, node: Node, sin: (text: string) => void): void {
  const name = nameOf(node.callee);
  const [first, second] = node.arguments as (Node | undefined)[];
  if (name === 'loadFile') sin('loads a file');
  if (name === 'loadURL' && !isOurAddress(first)) sin('loads an address that is not ours');
  if (name === 'openExternal' && !path.endsWith('lock-down.ts')) sin('opens outside without asking');
  if (name === 'exposeInMainWorld' && holdsIpc(second)) sin('hands ipcRenderer to the page');
  if (name === 'executeJavaScript' || name === 'eval') sin(`calls ${name}`);
  if (name === 'handle' && nameOf((node.callee as Node).object) === 'ipcMain') sin('a channel outside the table');
  if (name === 'on' && nameOf((node.callee as Node).object) === 'ipcMain' && !path.endsWith('channels.ts')) {
    sin('a channel outside the table');
  }
  if (name === 'appendSwitch') sin('changes Chromium’s switches');
}

function isOurAddress(node: Node | undefined): boolean {
  if (node?.type === 'TemplateLiteral') {
    const [start] = node.quasis as { value: { raw: string } }[];
    const [variable] = node.expressions as Node[];
    return start?.value.raw === ''
      ? nameOf(variable) === 'appOrigin'
      : (start?.value.raw ?? '').startsWith('app://outpost/');
  }
  return node?.type === 'Literal' && String(node.value).startsWith('app://outpost/');
}

function holdsIpc(node: Node | undefined): boolean {
  let found = false;
  if (node) {
    walk(node, (inner) => {
      if (inner.type === 'Identifier' && inner.name === 'ipcRenderer') found = true;
    });
  }
  return found;
}

function propertyOf(object: Node, name: string): (Node & { value?: unknown }) | undefined {
  const property = (object.properties as Node[] | undefined)?.find(
    (one) => one.type === 'Property' && nameOf(one.key) === name,
  );
  return property?.value as Node | undefined;
}

/** The last name of `a`, `a.b.c` or `'c'`. */
function nameOf(value: unknown): string | undefined {
  const node = value as Node | undefined;
  if (node?.type === 'Identifier') return node.name as string;
  if (node?.type === 'MemberExpression') return nameOf(node.property);
  return node?.type === 'Literal' ? String(node.value) : undefined;
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object' && typeof (child as Node).type === 'string') walk(child, visit);
    }
  }
}
