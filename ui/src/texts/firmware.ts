// Firmware for phones.

import { count, plural } from './common';

const phones = (n: number) => plural(n, 'phone');

export const firmwareTexts = {
  table: 'Firmware',
  search: 'Search name or file …',
  columns: {
    name: 'Name',
    state: 'File',
    description: 'Description',
    version: 'Version',
    file_name: 'File name',
    size_bytes: 'Size',
    sha256: 'SHA-256',
    devices: 'Phones',
    outdated: 'Outdated',
    uploaded_at: 'Uploaded',
  },
  missing: 'No firmware',
  missingTitle: 'No file is uploaded: phones that ask for it get none.',
  there: 'There',
  defaultOf: (model: string) => `All ${model} phones load it unless told otherwise`,
  notKnown: 'not known',
  megabytes: (bytes: number) =>
    bytes < 1_048_576
      ? `${count(Math.ceil(bytes / 1024))} KB`
      : `${count(Math.round(bytes / 104_857.6) / 10)} MB`,
  sha256: (name: string) => `SHA-256 of ${name}`,
  rowActions: (name: string) => `Actions for ${name}`,
  upload: 'Upload file',
  replace: 'Replace file',
  download: 'Download file',
  edit: 'Edit',
  delete: 'Delete',
  deleteFile: 'Delete file',
  add: 'Add entry',
  form: {
    add: 'Add firmware',
    edit: (name: string) => `Edit ${name}`,
    name: 'Name',
    nameHint:
      'A model’s name is that of its default firmware; any other name is firmware to set for phones.',
    description: 'Description',
    version: 'Version',
    versionHint: 'Leave it empty: it is read from the uploaded file where that names one.',
    save: 'Save',
    addConfirm: 'Add',
    added: (name: string) => `${name} is added. Upload its file next.`,
    saved: 'Saved',
  },
  uploadForm: {
    upload: (name: string) => `Upload firmware ${name}`,
    replace: (name: string) => `Replace firmware ${name}`,
    hint: 'A firmware image (.img), 512 MB at most',
    chosen: (name: string, size: string) => `${name}, ${size}`,
    other: 'Another file',
    fileName: 'Name under which phones load it',
    sha: 'SHA-256 that the vendor names',
    shaHint: 'Phones do not check what they load. With it the server refuses any other file.',
    shaInvalid: '64 hex digits',
    replaces: (file: string, version: string) =>
      `It replaces ${file}${version ? `, version ${version}` : ''}.`,
    touches: (n: number) =>
      n === 0
        ? 'No phone of the fleet loads it now.'
        : `${phones(n)} of the fleet ${n === 1 ? 'loads' : 'load'} it when ${n === 1 ? 'it looks' : 'they look'} for firmware next.`,
    type: (name: string) => `Type ${name} to replace its file`,
    sending: (percent: number) => `Sent ${percent} %`,
    working: 'The server checks and stores it',
    progress: 'Upload',
    stop: 'Stop',
    stopped: 'The upload was stopped; nothing is changed.',
    confirm: 'Upload',
    confirmReplace: 'Replace',
    done: 'The file is there',
    version: 'Version',
    compare: 'Compare it with what the vendor says:',
    warnings: 'Odd about it',
    close: 'Close',
  },
  deletion: {
    title: (name: string) => `Delete firmware ${name}?`,
    model: 'The file is deleted; the row of the model stays. Its phones find no firmware then.',
    other: 'The entry and its file are deleted. One that is set for phones stays.',
    confirm: 'Delete',
    done: (name: string) => `${name} is deleted`,
  },
  empty: 'There is no firmware',
} as const;
