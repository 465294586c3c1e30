// @vitest-environment happy-dom
import { act, useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { click, draw, find } from './testing.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

let drawn: Awaited<ReturnType<typeof draw>>;

function Part() {
  const [step, setStep] = useState(1);
  return (
    <section {...useKeptFocus<HTMLElement>()}>
      <button key={step} type="button" onClick={() => setStep(step + 1)}>
        step {step}
      </button>
    </section>
  );
}

beforeEach(async () => {
  drawn = await draw(
    <>
      <Part />
      <input />
    </>,
  );
});
afterEach(() => drawn.remove());

const focus = (selector: string) => act(() => find(selector).focus());

test('focus on what goes stays in its part', async () => {
  await focus('button');
  await click(find('button', 'step 1'));
  expect(document.activeElement).toBe(find('section'));
  await focus('button');
  await click(find('button', 'step 2'));
  expect(document.activeElement).toBe(find('section'));
});

test('focus elsewhere is left alone', async () => {
  await focus('button');
  await focus('input');
  await click(find('button', 'step 1'));
  expect(document.activeElement).toBe(find('input'));
});
