import { connect, mayBeSignedIn } from './api/connection.ts';
import { hrefOf, place, reloadOnOtherServer } from './api/place.ts';
import { loadEntrance, startDashboard } from './first-pages.ts';
import { paths } from './paths.ts';
import { isEntrance } from './safe-next.ts';
import './ui/styles.css';

reloadOnOtherServer();

const here = place();
const isInside = mayBeSignedIn() && !isEntrance(here.page);

// Sent to the login before the router starts, a stranger loads none of the pages behind it.
if (!isInside && !isEntrance(here.page)) {
  history.replaceState(null, '', hrefOf(here, here.server, paths.login(here.page)));
}

const root = document.getElementById('root');
if (root) {
  const outline = document.getElementById(isInside ? 'outline-of-shell' : 'outline-of-entrance');
  if (outline instanceof HTMLTemplateElement) root.append(outline.content.cloneNode(true));

  // While React still comes, the login is asked for and the first page loaded. Whoever needs
  // either asks again, and then hears what went wrong.
  if (isInside) connect().catch(() => {});
  (isInside ? startDashboard() : loadEntrance()).catch(() => {});
  void import('./App.tsx').then(({ startApp }) => startApp(root, here));
}
