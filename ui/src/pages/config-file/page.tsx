import { definePage } from '../../shell/page';
import { configurationPages } from '../../texts/configurationPages';

export const page = definePage({
  path: '/configuration-files/$file',
  title: configurationPages.configFile.title,
  parent: { path: '/configuration-files', title: configurationPages.configFiles.title },
  role: 'administrator',
  load: () => import('./ConfigFile'),
});
