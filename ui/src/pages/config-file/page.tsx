import { definePage } from '../../shell/page';
import { configFilesTexts, configFileTexts as t } from '../../texts/configFiles';

export const page = definePage({
  path: '/configuration-files/$file',
  title: t.title,
  parent: { path: '/configuration-files', title: configFilesTexts.title },
  role: 'monitor',
  load: () => import('./ConfigFile'),
});
