export interface TabChannel<Message> {
  post(message: Message): void;
  /** One listener; a later one takes its place. */
  listen(listener: (message: Message) => void): void;
  /** Nothing is heard any more. Used again, it opens again. */
  close(): void;
}

/**
 * Opened when first used, under the name that `name` answers then. Same origin only, as the browser
 * guarantees; also over plain http.
 */
export function tabChannel<Message>(name: () => string): TabChannel<Message> {
  let opened: BroadcastChannel | null = null;
  const channel = () => {
    opened ??= new BroadcastChannel(name());
    return opened;
  };
  return {
    post: (message) => channel().postMessage(message),
    listen(listener) {
      channel().onmessage = (event: MessageEvent<Message>) => listener(event.data);
    },
    close() {
      opened?.close();
      opened = null;
    },
  };
}
