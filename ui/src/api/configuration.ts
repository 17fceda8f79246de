// The whole configuration as one archive: out, and in again.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from './client';
import { upload } from './upload';

export type ImportReport = Schemas['ImportReport'];

export const exportAddress = (secrets: boolean) =>
  `/api/v1/export/configuration.zip${secrets ? '?secrets=true' : ''}`;

export interface ConfigurationImport {
  file: File;
  dryRun: boolean;
  /** What is not in the archive goes. */
  replace: boolean;
  /** What belongs to nobody here is passed over. */
  skipMissing: boolean;
}

export function importConfiguration({ file, dryRun, replace, skipMissing }: ConfigurationImport) {
  return upload<ImportReport>({
    method: 'POST',
    path: '/api/v1/import/configuration',
    query: {
      dry_run: dryRun || undefined,
      replace: replace || undefined,
      skip_missing: skipMissing || undefined,
    },
    body: file,
    contentType: 'application/zip',
  });
}

export function useImportConfiguration() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: importConfiguration,
    onSuccess: () => queries.invalidateQueries(),
  });
}
