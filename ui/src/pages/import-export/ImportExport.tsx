// Users, phones and alarms as tables.

import { PageFrame } from '../../components/PageFrame';
import { Export } from './Export';
import { Import } from './Import';
import { page } from './page';

export default function ImportExport() {
  return (
    <PageFrame page={page}>
      <Import />
      <Export />
    </PageFrame>
  );
}
