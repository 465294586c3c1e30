import type { Phone, State } from './state.ts';

/** Numbers of the range that is reserved for fiction, +44 7700 900000 to 900999. */
const people: readonly (readonly [phone: string, name: string])[] = [
  ['447700900142', 'Nora Whitfield'],
  ['447700900187', 'Dana Peretz'],
  ['447700900215', 'Tom Okafor'],
  ['447700900263', 'Elena Rossi'],
  ['447700900318', 'Priya Raman'],
  ['447700900374', 'Marcus Bell'],
  ['447700900429', 'Camille Roux'],
  ['447700900486', 'Jonas Weber'],
  ['447700900531', 'Ines Duarte'],
  ['447700900598', 'Sam Adeyemi'],
];

const PHONES_AT_FIRST = 3;

export function makeFirstPhones(state: State): void {
  for (const [phone] of people.slice(0, PHONES_AT_FIRST)) makePhone(state, phone);
}

export function makePhone(state: State, phone: string): Phone {
  const made = { phone, name: nameOf(state, phone), nextDevice: 1 };
  state.phones.set(phone, made);
  return made;
}

export function phonesInOrder(state: State): Phone[] {
  return state.phones.values().sort((a, b) => a.phone.localeCompare(b.phone));
}

/** A number no phone has yet. */
export function unusedNumber(state: State): string {
  const known = people.find(([phone]) => !state.phones.has(phone));
  if (known) return known[0];
  for (let suffix = 600; ; suffix++) {
    const phone = `447700${900_000 + suffix}`;
    if (!state.phones.has(phone)) return phone;
  }
}

/** Everyone has a name; a number always has the same one. */
export function nameOf(state: State, phone: string): string {
  const known = state.phones.get(phone)?.name ?? people.find(([number]) => number === phone)?.[1];
  return known ?? givenName(phone);
}

/** Some first name of the list with some last name. */
function givenName(phone: string): string {
  const [ones, tens] = [Number(phone.at(-1)), Number(phone.at(-2))];
  return `${namesOf(ones)[0]} ${namesOf(tens)[1]}`;
}

function namesOf(index: number): [first: string, last: string] {
  const [first = '', last = ''] = (people[index]?.[1] ?? '').split(' ');
  return [first, last];
}
