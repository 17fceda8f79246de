// Firmware: an entry for each model and others, their files.

import { client, ok, type Schemas } from './client';
import { listOptions, PAGE, useList } from './query';
import { type OnProgress, upload } from './upload';
import { useChange } from './useChange';

export type Firmware = Schemas['Firmware'];
export type FirmwareSort = 'name' | '-name';

export function useFirmware(search?: string, sort?: FirmwareSort) {
  return useList(
    listOptions<Schemas['FirmwareList']>(['firmware', 'list', search, sort], (cursor, signal) =>
      ok(
        client.GET('/api/v1/firmware', {
          params: { query: { search, sort, limit: PAGE, cursor } },
          signal,
        }),
      ),
    ),
  );
}

export const firmwareFileAddress = (name: string) =>
  `/api/v1/firmware/${encodeURIComponent(name)}/file`;

const TOUCHED = ['firmware', 'devices'] as const;

export interface NewFirmware {
  name: string;
  description: string;
  version?: string;
}

export function useAddFirmware() {
  return useChange(TOUCHED, (body: NewFirmware) =>
    ok(client.POST('/api/v1/firmware', { body: body as never })),
  );
}

export function useDescribeFirmware() {
  return useChange(
    TOUCHED,
    ({ name, ...body }: { name: string; description?: string; version?: string }) =>
      ok(
        client.PATCH('/api/v1/firmware/{name}', {
          params: { path: { name } },
          body: body as never,
        }),
      ),
  );
}

export function useDeleteFirmware() {
  return useChange(TOUCHED, (name: string) =>
    ok(client.DELETE('/api/v1/firmware/{name}', { params: { path: { name } } })),
  );
}

export interface FirmwareUpload {
  name: string;
  file: File;
  fileName?: string;
  replace?: boolean;
  /** What SHA-256 of the file must be. */
  sha256?: string;
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

export function useUploadFirmware() {
  return useChange(TOUCHED, ({ name, file, fileName, replace, sha256, ...rest }: FirmwareUpload) =>
    upload<Firmware>({
      method: 'PUT',
      path: firmwareFileAddress(name),
      query: { file_name: fileName || undefined, replace: replace || undefined, sha256 },
      body: file,
      contentType: 'application/octet-stream',
      ...rest,
    }),
  );
}
