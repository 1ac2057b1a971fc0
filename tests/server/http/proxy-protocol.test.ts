import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProxyHeader } from '#server/http/proxy-protocol.model.ts';

const hello = Buffer.from([0x16, 3, 1, 0, 5]);
const binary = (command: number, family: number, addresses: Buffer): Buffer => {
  const head = Buffer.from('\r\n\r\n\0\r\nQUIT\n....', 'latin1');
  head[12] = 0x20 | command;
  head[13] = family;
  head.writeUInt16BE(addresses.length, 14);
  return Buffer.concat([head, addresses]);
};

test('what a proxy says before the handshake is read in both versions, and the handshake itself left alone', () => {
  const four = Buffer.from([198, 51, 100, 7, 10, 0, 0, 5, 0xc0, 0, 0x20, 0xfb]);
  const six = Buffer.alloc(36);
  six.writeUInt16BE(0x2001, 0);
  six.writeUInt16BE(0xdb8, 2);
  six[15] = 9;
  const read = (bytes: Buffer) => {
    const header = readProxyHeader(Buffer.concat([bytes, hello]));
    return header.kind === 'caller' ? [header.address, header.length === bytes.length] : header.kind;
  };

  expect(read(Buffer.from('PROXY TCP4 198.51.100.7 10.0.0.5 49152 8443\r\n'))).toEqual(['198.51.100.7', true]);
  expect(read(Buffer.from('PROXY TCP6 2001:db8::9 2001:db8::1 49152 8443\r\n'))).toEqual(['2001:db8::9', true]);
  expect(read(Buffer.from('PROXY UNKNOWN\r\n'))).toEqual([undefined, true]);
  expect(read(binary(1, 0x11, four))).toEqual(['198.51.100.7', true]);
  expect(read(binary(1, 0x21, six))).toEqual(['2001:db8:0:0:0:0:0:9', true]);
  expect(read(binary(0, 0, Buffer.alloc(0)))).toEqual([undefined, true]);
  expect(readProxyHeader(hello)).toEqual({ kind: 'none' });
});

test('half a header waits for the rest, and a broken one is broken whatever it says', () => {
  const line = Buffer.from('PROXY TCP4 198.51.100.7 10.0.0.5 49152 8443\r\n');
  for (let length = 1; length < line.length; length += 1) {
    expect(readProxyHeader(line.subarray(0, length))).toEqual({ kind: 'more' });
  }
  expect(readProxyHeader(Buffer.from('PROXY TCP4 me you 1 2\r\n'))).toEqual({ kind: 'broken' });
  expect(readProxyHeader(Buffer.from(`PROXY ${'x'.repeat(200)}`))).toEqual({ kind: 'broken' });
  expect(readProxyHeader(binary(1, 0x11, Buffer.alloc(2_000)))).toEqual({ kind: 'broken' });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(['more', 'none', 'broken', 'caller']).toContain(readProxyHeader(Buffer.from(bytes)).kind);
    }),
  );
});
