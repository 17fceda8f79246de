import { definePage } from '../../shell/page';
import { firstPhonesTexts as t } from '../../texts/setup';

/** Where the setup wizard leads; a tour of what comes next, not an entry of the navigation. */
export const page = definePage({
  path: '/first-phones',
  title: t.title,
  summary: t.summary,
  role: 'administrator',
  load: () => import('./FirstPhones'),
});
