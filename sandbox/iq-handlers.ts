import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren } from 'baileys';
import { phoneOf, userJid, userLid } from './addresses.ts';
import { SandboxError } from './control.ts';
import type { Delivery } from './delivery.ts';
import { describeGroup, type Groups } from './groups.ts';
import type { Peers } from './peers.ts';
import { stanza } from './stanzas.ts';
import type { Device, State } from './state.ts';

export interface Queries {
  state: State;
  delivery: Delivery;
  groups: Groups;
  peers: Peers;
}

/** What a query is answered with; nothing stands for an empty result. */
type Answer = BinaryNode[] | undefined;
type Handler = (
  network: Queries,
  device: Device,
  query: BinaryNode,
  child: BinaryNode,
) => Answer | Promise<Answer>;

/** By namespace and first child. What is not here is answered with an empty result. */
const handlers: Record<string, Handler> = {
  'encrypt count': (_network, { preKeys }) => [stanza('count', { value: String(preKeys) })],
  'encrypt digest': () => [stanza('digest')],
  'encrypt registration': ({ state }, device, query) => {
    const uploaded = getBinaryNodeChildren(getBinaryNodeChild(query, 'list'), 'key').length;
    state.devices.set(device.jid, { ...device, preKeys: device.preKeys + uploaded });
    return undefined;
  },
  'encrypt key': async ({ peers, state }, _device, _query, child) => {
    const bundles = usersIn(child).map(({ attrs }) => peers.keyBundle(attrs.jid ?? ''));
    await state.saved();
    return [stanza('list', {}, bundles)];
  },
  'usync usync': (_network, _device, _query, child) => {
    const found = usersIn(getBinaryNodeChild(child, 'list')).map(describeUser);
    return [stanza('usync', {}, [stanza('list', {}, found)])];
  },
  'w:g2 participating': ({ groups }, device) => [
    stanza('groups', {}, groups.of(device.phone).map(describeGroup)),
  ],
  'w:g2 query': ({ groups }, { phone }, query) => [
    describeGroup(groups.seenBy(phone, query.attrs.to ?? '')),
  ],
  'w:g2 create': async ({ groups }, device, _query, child) => [
    describeGroup(
      await groups.create(device.phone, child.attrs.subject ?? '', participants(child)),
    ),
  ],
  'w:g2 add': changeParticipants,
  'w:g2 remove': changeParticipants,
  'w:g2 leave': async ({ groups }, { phone }, _query, child) => {
    for (const { attrs } of getBinaryNodeChildren(child, 'group')) {
      await groups.change(attrs.id ?? '', phone, { add: [], remove: [phone] });
    }
    return undefined;
  },
  'md remove-companion-device': async ({ state, delivery }, device) => {
    delivery.forget(device);
    await state.saved();
    return undefined;
  },
  /** Without a collection in the answer, Baileys asks for it again, for ever. */
  'w:sync:app:state sync': (_network, _device, _query, child) => {
    const collections = getBinaryNodeChildren(child, 'collection');
    const current = collections.map(({ attrs: { name = '', version = '0' } }) =>
      stanza('collection', { name, version }),
    );
    return [stanza('sync', {}, current)];
  },
  /** Read receipts go to contacts only if this setting allows it. */
  'privacy privacy': (_network, _device, query) =>
    query.attrs.type === 'get'
      ? [stanza('privacy', {}, [stanza('category', { name: 'readreceipts', value: 'all' })])]
      : undefined,
  'w:profile:picture picture': () => {
    throw new SandboxError('not_found', 'Nobody in the sandbox has a picture.');
  },
};

export async function answerQuery(
  network: Queries,
  device: Device,
  query: BinaryNode,
): Promise<BinaryNode> {
  const { id = '', to = '', xmlns = '' } = query.attrs;
  const child = Array.isArray(query.content) ? query.content[0] : undefined;
  const handler = child && handlers[`${xmlns} ${child.tag}`];
  const attrs = { id, from: to, type: 'result' };
  try {
    const content = handler && (await handler(network, device, query, child));
    return stanza('iq', attrs, content);
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    const code = error.code === 'not_found' ? '404' : '400';
    const text = error.code === 'not_found' ? 'item-not-found' : 'bad-request';
    return stanza('iq', { ...attrs, type: 'error' }, [stanza('error', { code, text })]);
  }
}

async function changeParticipants(
  { groups }: Queries,
  device: Device,
  query: BinaryNode,
  child: BinaryNode,
): Promise<Answer> {
  const phones = participants(child);
  const change = child.tag === 'add' ? { add: phones, remove: [] } : { add: [], remove: phones };
  await groups.change(query.attrs.to ?? '', device.phone, change);
  return [
    stanza(
      child.tag,
      {},
      phones.map((phone) => stanza('participant', { jid: userJid(phone) })),
    ),
  ];
}

const participants = (parent: BinaryNode) =>
  getBinaryNodeChildren(parent, 'participant').map(({ attrs }) => phoneOf(attrs.jid ?? ''));

const usersIn = (list: BinaryNode | undefined) => getBinaryNodeChildren(list, 'user');

/**
 * Every number exists and has one device, the phone: what it receives, it passes on to the
 * devices linked to it (see messages.ts). Without the privacy id Baileys cannot encrypt to it.
 */
function describeUser(user: BinaryNode): BinaryNode {
  const asked = getBinaryNodeChild(user, 'contact')?.content;
  const phone = user.attrs.jid
    ? phoneOf(user.attrs.jid)
    : Buffer.from((asked ?? '') as Uint8Array | string)
        .toString()
        .replace('+', '');
  return stanza('user', { jid: user.attrs.jid ?? userJid(phone) }, [
    stanza('lid', { val: userLid(phone) }),
    stanza('contact', { type: 'in' }),
    stanza('devices', {}, [
      stanza('device-list', {}, [stanza('device', { id: '0', 'key-index': '1' })]),
    ]),
  ]);
}
