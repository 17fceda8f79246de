// Users and their phones as a table: importing it.

import type { Schemas } from './client';
import { type OnProgress, upload } from './upload';

export type ImportReport = Schemas['UserImportReport'];
export type ImportRow = Schemas['ImportedUserRow'];

export interface ImportHow {
  /** Only says what it would come to. */
  dryRun: boolean;
  /** Rows that can be imported are, where others cannot be. */
  partial: boolean;
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

/**
 * Sends the file and gives the report, also where rows are refused.
 *
 * @throws Problem when the file as a whole is none that can be imported.
 */
export function importUsers(file: File, { dryRun, partial, ...rest }: ImportHow) {
  return upload<ImportReport>({
    method: 'POST',
    path: '/api/v1/import/users',
    query: { dry_run: dryRun || undefined, partial: partial || undefined },
    body: file,
    contentType: mediaTypeOf(file.name),
    isAnswer: isReport,
    ...rest,
  });
}

function mediaTypeOf(name: string): string {
  return name.toLowerCase().endsWith('.zip') ? 'application/zip' : 'text/csv';
}

/** A refusal of rows holds the report as a success does. */
export function isReport(status: number, body: unknown): boolean {
  return status === 422 && Array.isArray((body as Partial<ImportReport> | undefined)?.rows);
}
