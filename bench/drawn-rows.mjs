/** Runs in the page. */
export const countNodes = () => document.querySelectorAll('*').length;

/**
 * Runs in the page: scrolls through the whole list, and answers what each row says, with the most
 * nodes that the document had on the way. Needs nothing from outside itself.
 */
export async function drawnRows() {
  const textOf = (cell) => cell.textContent.trim();
  const timeOf = (cell) => cell.querySelector('time')?.dateTime ?? null;
  const rows = new Map();
  let nodes = 0;
  const drawn = () =>
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  for (let top = 0; top <= document.documentElement.scrollHeight; top += innerHeight / 2) {
    scrollTo(0, top);
    await drawn();
    nodes = Math.max(nodes, document.querySelectorAll('*').length);
    for (const row of document.querySelectorAll('tr[data-session]')) {
      const [, name, status, phone, since, lastMessage] = row.cells;
      rows.set(row.dataset.session, {
        name: name.querySelector('a').textContent,
        status: textOf(status),
        phone: textOf(phone),
        since: timeOf(since),
        lastMessage: timeOf(lastMessage),
      });
    }
  }
  return { rows: [...rows], nodes };
}

const words = { working: 'Working', stopped: 'Stopped' };

function expectedRow(session) {
  const { status, phone_number, push_name, status_since, last_inbound_at, last_ack_at } = session;
  const times = [last_inbound_at, last_ack_at].filter(Boolean).sort();
  return {
    name: session.name,
    status: words[status] ?? status,
    phone: phone_number === null ? 'Not linked' : `${push_name ?? ''}${phone_number}`,
    since: status_since,
    lastMessage: times.at(-1) ?? null,
  };
}

/** Where the rows are not what the server tells of its sessions. */
export function differences(rows, sessions) {
  const drawn = new Map(rows);
  return sessions.flatMap((session) => {
    const expected = expectedRow(session);
    const row = drawn.get(String(session.id));
    if (!row) return [{ name: session.name, why: 'It has no row.' }];
    const found = { ...row, phone: row.phone.replace(/\+|(?<=[0-9]) (?=[0-9])/g, '') };
    const why = Object.keys(expected)
      .filter((key) => found[key] !== expected[key])
      .map((key) => `${key} is ${found[key]}, not ${expected[key]}.`);
    return why.length > 0 ? [{ name: session.name, why: why.join(' ') }] : [];
  });
}
