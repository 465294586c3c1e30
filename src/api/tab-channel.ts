/** What tabs of one browser tell each other. Held in memory only. */
export type TabMessage =
  | { type: 'token'; token: string; renewAt: number; refreshToken: string | null }
  | { type: 'who-has-a-token' }
  | { type: 'signed-out' };

export interface TabChannel {
  post(message: TabMessage): void;
  /** One listener; a later one takes its place. */
  listen(listener: (message: TabMessage) => void): void;
}

/** Opened when first used. Same origin only, as the browser guarantees. */
export function tabChannel(name: string): TabChannel {
  let opened: BroadcastChannel | null = null;
  const channel = () => {
    opened ??= new BroadcastChannel(name);
    return opened;
  };
  return {
    post: (message) => channel().postMessage(message),
    listen(listener) {
      channel().onmessage = (event: MessageEvent<TabMessage>) => listener(event.data);
    },
  };
}
