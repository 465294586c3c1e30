import { randomInt } from 'node:crypto';
import type { BinaryNode } from 'baileys';
import { userJid, userLid } from './addresses.ts';
import { SandboxError } from './control.ts';
import type { Delivery } from './delivery.ts';
import { nameOf } from './people.ts';
import { newId, now, stanza, timestamp } from './stanzas.ts';
import type { Group, State } from './state.ts';

/** The groups of the network. Every change reaches the devices of all who are or were in it. */
export class Groups {
  readonly #state: State;
  readonly #delivery: Delivery;

  constructor(state: State, delivery: Delivery) {
    this.#state = state;
    this.#delivery = delivery;
  }

  get(id: string): Group {
    const group = this.#state.groups.get(id);
    if (!group) throw new SandboxError('not_found', `The sandbox has no group ${id}.`);
    return group;
  }

  /** As one of its participants sees it: to others it is not there. */
  seenBy(phone: string, id: string): Group {
    const group = this.get(id);
    if (group.participants.includes(phone)) return group;
    throw new SandboxError('not_found', `${phone} is not in the group ${id}.`);
  }

  of(phone: string): Group[] {
    return this.#state.groups.values().filter(({ participants }) => participants.includes(phone));
  }

  async create(creator: string, subject: string, others: string[]): Promise<Group> {
    const group: Group = {
      id: newGroupId(),
      subject,
      creation: now(),
      creator,
      participants: [...new Set([creator, ...others])],
    };
    this.#state.groups.set(group.id, group);
    const created = stanza('create', {}, [describeGroup(group)]);
    await this.#notify(group, group.participants, creator, created);
    return group;
  }

  /** `author` is who adds and removes; numbers that are in or out already change nothing. */
  async change(id: string, author: string, change: { add: string[]; remove: string[] }) {
    const before = this.get(id);
    const added = [...new Set(change.add)].filter((phone) => !before.participants.includes(phone));
    const removed = before.participants.filter((phone) => change.remove.includes(phone));
    const everyone = [...before.participants, ...added];
    const group = {
      ...before,
      participants: everyone.filter((phone) => !removed.includes(phone)),
    };
    this.#state.groups.set(id, group);
    const changes = [
      { tag: 'add', phones: added },
      { tag: 'remove', phones: removed },
    ];
    for (const { tag, phones } of changes) {
      if (phones.length === 0) continue;
      const affected = phones.map((phone) => describeParticipant(group, phone));
      await this.#notify(group, everyone, author, stanza(tag, {}, affected));
    }
    await this.#state.saved();
  }

  async #notify({ id }: Group, phones: string[], author: string, child: BinaryNode) {
    const devices = phones.flatMap((phone) => this.#delivery.devicesOf(phone));
    const attrs = {
      id: newId(),
      from: id,
      type: 'w:gp2',
      participant: userJid(author),
      notify: nameOf(this.#state, author),
      t: timestamp(),
    };
    await this.#delivery.deliver(devices, stanza('notification', attrs, [child]));
  }
}

export function describeGroup(group: Group): BinaryNode {
  const created = String(group.creation);
  const attrs = {
    id: group.id.replace('@g.us', ''),
    subject: group.subject,
    s_t: created,
    s_o: userJid(group.creator),
    creation: created,
    creator: userJid(group.creator),
    addressing_mode: 'pn',
    size: String(group.participants.length),
  };
  const participants = group.participants.map((phone) => describeParticipant(group, phone));
  return stanza('group', attrs, participants);
}

function describeParticipant(group: Group, phone: string): BinaryNode {
  const attrs = { jid: userJid(phone), lid: userLid(phone) };
  const isCreator = phone === group.creator;
  return stanza('participant', isCreator ? { ...attrs, type: 'superadmin' } : attrs);
}

const newGroupId = () => `120363${String(randomInt(1e12)).padStart(12, '0')}@g.us`;
