import { median, spread } from './statistics.mjs';

const comparisons = {
  below: { sign: '<', holds: (value, limit) => value < limit },
  atMost: { sign: '≤', holds: (value, limit) => value <= limit },
  atLeast: { sign: '≥', holds: (value, limit) => value >= limit },
};

/**
 * What a benchmark found: `values` of one thing, measured so often. `unit` and `digits` say how to
 * write them. `goal` is one of `{ below }`, `{ atMost }` and `{ atLeast }`; none: told, not judged.
 */
export function isMet({ values, goal = {} }) {
  return Object.entries(goal).every(([kind, limit]) =>
    comparisons[kind].holds(median(values), limit),
  );
}

export function lineOf(figure) {
  const { what, values, unit = '', digits = 0, goal = {} } = figure;
  const written = unit && ` ${unit}`;
  const found = `${what}: ${spread(values, digits)}${written}, n=${values.length}`;
  const goals = Object.entries(goal).map(
    ([kind, limit]) => `${comparisons[kind].sign} ${limit}${written}`,
  );
  if (goals.length === 0) return found;
  return `${found} — goal ${goals.join(' and ')}: ${isMet(figure) ? 'met' : 'NOT MET'}`;
}
