import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in an example as published, and what it becomes for this run. */
export interface Edits {
  readonly origin: string;
  readonly token?: string;
  readonly refreshToken?: string;
  readonly apiKey?: string;
  readonly password?: string;
  readonly address?: string;
  readonly session?: string;
}

const published: Readonly<Record<keyof Edits, RegExp>> = {
  origin: /https:\/\/apiv2\.waiflow\.app/g,
  token: /YOUR_TOKEN|eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\.\.\./g,
  refreshToken: /dGhpcyBpcyBhIHJlZnJlc2ggdG9rZW4\.\.\./g,
  apiKey: /molt_sk_1234567890abcdef/g,
  password: /your-secure-password/g,
  address: /\[email protected\]/g,
  session: /my-new-session/g,
};

const read = (file: string) => readFileSync(join(import.meta.dirname, 'examples', file), 'utf8');

function edited(file: string, edits: Edits): string {
  return Object.entries(edits).reduce(
    (text, [what, value]) => text.replace(published[what as keyof Edits], () => value),
    read(file),
  );
}

/** The answer that the guide shows. */
export function guideAnswer(file: string): unknown {
  return JSON.parse(read(file));
}

const programs = {
  sh: { program: () => 'bash', flag: '-c' },
  // Another Python may lack requests: the full run says which one has it.
  py: { program: () => process.env.GUIDE_PYTHON ?? 'python3', flag: '-c' },
  cjs: { program: () => process.execPath, flag: '-e' },
} as const;

/** Starts an example; `NODE_PATH` leads to what the full run installed for it. */
export function startExample(file: string, edits: Edits): ChildProcess {
  const kind = file.slice(file.lastIndexOf('.') + 1) as keyof typeof programs;
  const { program, flag } = programs[kind];
  return spawn(program(), [flag, edited(file, edits)], {
    env: { ...process.env, NODE_PATH: process.env.GUIDE_NODE_MODULES ?? '' },
  });
}

/** Runs an example to its end; answers what it printed. */
export async function runExample(file: string, edits: Edits): Promise<string> {
  const child = startExample(file, edits);
  let printed = '';
  let complaints = '';
  child.stdout?.on('data', (text) => {
    printed += text;
  });
  child.stderr?.on('data', (text) => {
    complaints += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${file} ended with ${code}: ${complaints}`);
  return printed;
}

/** Where `answer` lacks a field of the guide's, or has it with another type. */
export function missingFrom(answer: unknown, guide: unknown, path = 'the answer'): string[] {
  if (Array.isArray(guide)) {
    if (!Array.isArray(answer) || answer.length === 0) return [`${path} is no filled list`];
    return answer.flatMap((item, index) => missingFrom(item, guide[0], `${path}[${index}]`));
  }
  if (typeof guide !== 'object' || guide === null) {
    return typeof answer === typeof guide ? [] : [`${path} is no ${typeof guide}`];
  }
  if (typeof answer !== 'object' || answer === null) return [`${path} is no object`];
  const fields = answer as Record<string, unknown>;
  return Object.entries(guide).flatMap(([name, value]) =>
    missingFrom(fields[name], value, `${path}.${name}`),
  );
}
