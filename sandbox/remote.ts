import { type SandboxControl, SandboxError, type SandboxErrorCode } from './control.ts';
import { type RemoteMethod, ROOT_KEY_PATH } from './http-control.ts';

type Input<Method extends RemoteMethod> = Parameters<SandboxControl[Method]>[0];
type Result<Method extends RemoteMethod> = Awaited<ReturnType<SandboxControl[Method]>>;

/** A network that runs in another process, at its HTTP address. Closing only forgets it. */
export function remoteSandbox(address: string): SandboxControl {
  const { host } = new URL(address);

  async function request(path: string, init?: RequestInit): Promise<Record<string, unknown>> {
    const response = await fetch(`http://${host}${path}`, init);
    const body = (await response.json()) as Record<string, unknown>;
    if (response.ok) return body;
    const message = String(body.message);
    if (body.code === undefined) throw new Error(message);
    throw new SandboxError(body.code as SandboxErrorCode, message);
  }

  function method<Method extends RemoteMethod>(name: Method) {
    return async (input?: Input<Method>): Promise<Result<Method>> => {
      const { result } = await request(`/control/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      return result as Result<Method>;
    };
  }

  return {
    url: `ws://${host}/ws/chat`,
    async rootPublicKey() {
      const { rootPublicKey } = await request(ROOT_KEY_PATH);
      return Buffer.from(String(rootPublicKey), 'base64');
    },
    phones: method('phones'),
    scan: method('scan'),
    link: method('link'),
    sendText: method('sendText'),
    received: method('received'),
    createGroup: method('createGroup'),
    changeParticipants: method('changeParticipants'),
    receipts: method('receipts'),
    unlink: method('unlink'),
    network: method('network'),
    outcome: method('outcome'),
    pairing: method('pairing'),
    pairingSettings: method('pairingSettings'),
    reset: method('reset'),
    close: async () => undefined,
  };
}
