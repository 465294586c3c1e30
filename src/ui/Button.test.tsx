// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from './Button.tsx';
import { click, draw, find } from './testing.tsx';

let drawn: Awaited<ReturnType<typeof draw>> | undefined;
const onClick = vi.fn();
afterEach(async () => {
  onClick.mockClear();
  await drawn?.remove();
});

test('with a reason against it, it can be reached and says why, but does nothing', async () => {
  drawn = await draw(
    <Button onClick={onClick} disabledReason="No phone is linked yet.">
      Unlink
    </Button>,
  );
  const button = find<HTMLButtonElement>('button', 'Unlink');
  expect(button.disabled).toBe(false);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'No phone is linked yet.',
  );
  await click(button);
  expect(onClick).not.toHaveBeenCalled();
});

test('refused, it sends no form either', async () => {
  const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  drawn = await draw(
    <form onSubmit={onSubmit}>
      <Button type="submit" pending>
        Save
      </Button>
    </form>,
  );
  await click(find('button', 'Save'));
  expect(onSubmit).not.toHaveBeenCalled();
});

test('does what it is for when nothing is against it', async () => {
  drawn = await draw(<Button onClick={onClick}>Stop</Button>);
  await click(find('button', 'Stop'));
  expect(onClick).toHaveBeenCalledOnce();
});
