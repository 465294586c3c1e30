/**
 * Runs in the page before React does, and counts what it does: commits, and draws of the rows of a
 * table. It is what React tells its developer tools, in a production build too. Needs nothing from
 * outside itself, because it travels to the page as text.
 */
export function countRenders() {
  const counts = { commits: 0, rowRenders: 0 };
  const performedWork = 1;
  const functionTags = [0, 15];
  /** Of each row, the fiber that was drawn last. */
  let drawn = new Map();

  function rowsUnder(fiber, component, rows) {
    for (let child = fiber.child; child; child = child.sibling) {
      if (child.type === 'tr') {
        if (component && child.pendingProps['data-session'] !== undefined)
          rows.push([child, component]);
      } else {
        rowsUnder(child, functionTags.includes(child.tag) ? child : component, rows);
      }
    }
    return rows;
  }

  function onCommit(_, root) {
    counts.commits += 1;
    const now = new Map();
    for (const [row, component] of rowsUnder(root.current, null, [])) {
      const id = row.pendingProps['data-session'];
      now.set(id, component);
      const isDrawn = (component.flags & performedWork) !== 0;
      if (isDrawn && drawn.get(id) !== component) counts.rowRenders += 1;
    }
    drawn = now;
  }

  globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    renderers: new Map(),
    inject: () => 1,
    onCommitFiberRoot: onCommit,
    onCommitFiberUnmount() {},
  };
  globalThis.renderCounts = counts;
  return counts;
}
