import type { AskServer, RevealAnswer } from '#shared/app/rights-router.ts';
import { Fault } from '#shared/kernel/fault.ts';
import { decodeBody, encodeBody, syncPaths } from '#shared/sync/wire.ts';
import type { DeviceClient } from '../enrolment/device-client.ts';

/** Asks over the device's own line; a fault says that the server cannot be reached. */
export function askServerBy(client: () => Pick<DeviceClient, 'request'> | undefined): AskServer {
  return async (input) => {
    const line = client();
    if (!line) throw new Fault('SERVER_UNREACHABLE', true);
    const { type, bytes } = await encodeBody(input);
    const reply = await line.request(syncPaths.reveal, {
      method: 'POST',
      headers: { 'content-type': type },
      body: bytes,
    });
    if (!reply.ok) throw new Fault('SERVER_REFUSED', reply.status >= 500, { status: reply.status });
    const body = await decodeBody(reply.headers.get('content-type') ?? '', Buffer.from(await reply.arrayBuffer()));
    return body as RevealAnswer;
  };
}
