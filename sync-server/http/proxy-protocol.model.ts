/** What the first bytes of a connection say: not yet enough, nothing of a proxy, something broken, or whose it is. */
export type ProxyHeader =
  | { readonly kind: 'more' }
  | { readonly kind: 'none' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'caller'; readonly length: number; readonly address: string | undefined };

const more = { kind: 'more' } as const;
const none = { kind: 'none' } as const;
const broken = { kind: 'broken' } as const;

const textStart = Buffer.from('PROXY ');
const binaryStart = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');
const longestText = 107;
const longestBinary = 536;
const overTcp4 = 0x11;
const overTcp6 = 0x21;

/** Version 1 (a line of text) and 2 (binary) of the PROXY protocol, as nginx and HAProxy send it before the handshake. */
export function readProxyHeader(bytes: Buffer): ProxyHeader {
  if (isBeginning(bytes, textStart)) return bytes.length < textStart.length ? more : readText(bytes);
  if (isBeginning(bytes, binaryStart)) return bytes.length < binaryStart.length + 4 ? more : readBinary(bytes);
  return none;
}

function isBeginning(bytes: Buffer, start: Buffer): boolean {
  const length = Math.min(bytes.length, start.length);
  return bytes.subarray(0, length).equals(start.subarray(0, length));
}

function readText(bytes: Buffer): ProxyHeader {
  const end = bytes.indexOf('\r\n');
  if (end < 0) return bytes.length > longestText ? broken : more;
  const line = bytes.subarray(0, end).toString('latin1');
  const length = end + 2;
  if (line.startsWith('PROXY UNKNOWN')) return { kind: 'caller', length, address: undefined };
  const address = /^PROXY TCP[46] ([0-9A-Fa-f.:]{2,45}) [0-9A-Fa-f.:]{2,45} \d{1,5} \d{1,5}$/.exec(line)?.[1];
  return address === undefined || length > longestText ? broken : { kind: 'caller', length, address };
}

function readBinary(bytes: Buffer): ProxyHeader {
  const [versionAndCommand = 0, family = 0] = bytes.subarray(12, 14);
  const length = 16 + bytes.readUInt16BE(14);
  if (versionAndCommand >> 4 !== 2 || length > longestBinary) return broken;
  if (bytes.length < length) return more;
  const isProxied = (versionAndCommand & 0xf) === 1;
  return { kind: 'caller', length, address: isProxied ? addressIn(bytes.subarray(16, length), family) : undefined };
}

function addressIn(bytes: Buffer, family: number): string | undefined {
  if (family === overTcp4 && bytes.length >= 12) return bytes.subarray(0, 4).join('.');
  if (family !== overTcp6 || bytes.length < 36) return undefined;
  const groups = Array.from({ length: 8 }, (_, at) => bytes.readUInt16BE(at * 2).toString(16));
  return groups.join(':');
}
