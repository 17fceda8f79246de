// Users and their phones as a table: importing it.

import { notePosition, refused, renewedToken, type Schemas, writeHeaders } from './client';
import { Problem } from './problem';

export type ImportReport = Schemas['UserImportReport'];
export type ImportRow = Schemas['ImportedUserRow'];

export interface ImportHow {
  /** Only says what it would come to. */
  dryRun: boolean;
  /** Rows that can be imported are, where others cannot be. */
  partial: boolean;
  /** From 0 to 1, while the file is on its way. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/**
 * Sends the file and gives the report, also where rows are refused.
 *
 * @throws Problem when the file as a whole is none that can be imported.
 */
export async function importUsers(file: File, how: ImportHow): Promise<ImportReport> {
  const headers = writeHeaders();
  try {
    return await sent(file, how, headers);
  } catch (error) {
    const renewed =
      error instanceof Problem && error.code === 'csrf' ? await renewedToken() : undefined;
    if (!renewed) {
      throw error;
    }
    return sent(file, how, { ...headers, ...renewed });
  }
}

function sent(file: File, how: ImportHow, headers: Record<string, string>): Promise<ImportReport> {
  const query = new URLSearchParams();
  if (how.dryRun) {
    query.set('dry_run', 'true');
  }
  if (how.partial) {
    query.set('partial', 'true');
  }
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/import/users?${query}`);
    request.setRequestHeader('Content-Type', mediaTypeOf(file.name));
    for (const [name, value] of Object.entries(headers)) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded, total }) => how.onProgress?.(loaded / total);
    request.onerror = () => reject(Problem.unreachable(request.statusText));
    request.onabort = () => reject(new DOMException('given up', 'AbortError'));
    request.onload = () => {
      try {
        resolve(reportOf(request.status, bodyOf(request.responseText)));
        notePosition('POST', request.getResponseHeader('Rollcall-Position'));
      } catch (error) {
        reject(error);
      }
    };
    how.signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function mediaTypeOf(name: string): string {
  return name.toLowerCase().endsWith('.zip') ? 'application/zip' : 'text/csv';
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A refusal of rows holds the report as a success does. */
export function reportOf(status: number, body: unknown): ImportReport {
  const { rows } = (body ?? {}) as Partial<ImportReport>;
  if (Array.isArray(rows) && (status === 200 || status === 422)) {
    return body as ImportReport;
  }
  throw refused(body, status);
}
