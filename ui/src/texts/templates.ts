// Templates: the list, a template's page, generating files.

import { count, plural } from './common';

const phones = (n: number) => plural(n, 'phone');

export const variantTexts = { generic: 'Generic SIP', lync: 'Lync' } as const;

export const templatesTexts = {
  table: 'Templates',
  search: 'Search name, model, description …',
  columns: {
    name: 'Name',
    model: 'Model',
    variant: 'Firmware',
    description: 'Description',
    state: 'State',
    phones: 'Phones',
    mapped_rows: 'Mapped',
    saved_at: 'Saved',
    global_file: 'File for all its phones',
    version: 'Version',
  },
  states: {
    builtIn: 'As built in',
    changed: 'Changed',
    changedTitle: (version: number, size: number) =>
      `Version ${version}, ${count(size)} bytes, instead of the built-in one`,
    own: 'Your own',
  },
  filters: { model: 'Model', variant: 'Firmware' },
  add: {
    button: 'New template',
    title: 'New template',
    name: 'Name',
    nameHint: 'Letters, digits, _ and -, for example AudioCodes_430HD_Lobby',
    model: 'IP phone model',
    modelHint: 'Pick one, or type the name of a new model.',
    newModel: (name: string) => `${name} is a new model: it is there with its first template.`,
    variant: 'Firmware',
    description: 'Description',
    copyOf: 'Begin with the lines of',
    copyOfHint: 'Unless you say, the model’s built-in template; a new model needs one.',
    hint: 'No phone gets it before a row of the mapping, a phone or its model names it.',
    confirm: 'Add template',
    done: (name: string) => `${name} is added`,
  },
  empty: 'No template is there',
} as const;

export const templateTexts = {
  summary: (model: string, variant: string, phones: string) => `${model} · ${variant} · ${phones}`,
  tabs: {
    edit: 'Edit',
    changes: 'Changes',
    placeholders: 'Placeholders',
    usage: 'Who has it',
  },
  actions: {
    more: 'More actions',
    generate: 'Generate',
    download: 'Download XML',
    downloadDefault: 'Download the built-in XML',
    upload: 'Upload XML',
    restore: 'Restore to default',
    delete: 'Delete template',
  },
  editor: {
    label: (name: string) => `Document of the template ${name}`,
    save: 'Save',
    discard: 'Discard changes',
    saved: 'Saved. Phones get it once their files are generated.',
    unsaved: 'Not saved',
    unchanged: 'As saved',
    checking: 'Checking …',
    valid: 'No errors',
    placeholders: (n: number) => plural(n, 'placeholder'),
    newPrivate: (names: string[]) =>
      `Saving makes ${names.length === 1 ? 'a new private placeholder' : 'new private placeholders'} with empty values: ${names.join(', ')}`,
    errors: (n: number) => plural(n, 'error'),
    warnings: (n: number) => plural(n, 'warning'),
    problems: 'Problems of the document',
    goTo: (line: number) => `line ${line}`,
    hint: 'Type % to complete placeholders. Ctrl+F searches, Ctrl+S saves.',
    overtaken: (version: number) =>
      `Somebody has saved version ${version} since you began. Saving replaces it: look at Changes first.`,
    readOnly: 'Your role may look, not change.',
  },
  changes: {
    base: 'Compare with',
    builtIn: 'the built-in document',
    saved: 'what is saved',
    label: 'Differences of the document',
    same: {
      builtIn: 'The document is as it is built in.',
      saved: 'Nothing is changed since it was saved.',
    },
    counts: (added: number, removed: number) =>
      `${plural(added, 'line')} added, ${count(removed)} removed`,
    noDefault: 'This template is not built in: there is no default to compare with.',
  },
  placeholders: {
    table: 'Placeholders of the template',
    hint: 'The narrowest scope that has a value counts: phone, region, model, all phones, built in.',
    columns: {
      placeholder: 'Placeholder',
      part: 'Part',
      value: 'For all phones',
      models: 'By model',
      regions: 'Regions',
      devices: 'Phones',
      description: 'Description',
    },
    parts: { global: 'All its phones', private: 'Each phone', both: 'Both' },
    hidden: 'hidden',
    known: 'filled in by the server',
    noValue: 'no value',
    builtIn: (value: string) => `Built in: ${value}`,
    empty: 'The template has no placeholders',
  },
  usage: {
    table: 'Phones that have the template',
    phones: (n: number) =>
      n === 0 ? 'No phone has it' : `${phones(n)} ${n === 1 ? 'has' : 'have'} it`,
    hint: 'Phones that it is set for, or that had their file made from it.',
    regions: 'By region',
    models: 'By model',
    mapping: 'Rows of the mapping that name it',
    noMapping: 'No row of the mapping names it.',
    everyRegion: 'every other region',
    columns: {
      status: 'Status',
      mac: 'MAC',
      user: 'User',
      display_name: 'Display name',
      model: 'Model',
      region: 'Region',
      file: 'File',
    },
    drift: 'Not fetched yet',
    fetched: 'Fetched',
    noFile: 'No file',
    empty: 'No phone has it',
    emptyHint:
      'Name it in the mapping or set it for a phone, then generate: its phones are listed here.',
  },
  upload: {
    title: (name: string) => `Upload a document for ${name}`,
    hint: 'A template as XML, 256 KB at most',
    taken: 'It is in the editor now; look at the changes, then save.',
  },
  restore: {
    title: (name: string) => `Restore ${name} to default`,
    body: (n: number) =>
      `The document is as it is built in again; what was saved is in the audit log. ${n === 0 ? 'No phone has it.' : `The files of ${phones(n)} stay as they are until they are generated.`}`,
    confirm: 'Restore to default',
    done: 'The built-in document counts again',
  },
  delete: {
    title: (name: string) => `Delete ${name}`,
    body: 'The template is gone. One that a row of the mapping or a phone names cannot be deleted.',
    confirm: 'Delete template',
    done: (name: string) => `${name} is deleted`,
  },
} as const;

export const generateTexts = {
  title: (name: string) => `Generate files from ${name}`,
  region: 'Phones of',
  everyRegion: 'all regions',
  globalFiles: 'Also make the file that all its phones share',
  globalFilesHint: (file: string) =>
    `${file} goes to all phones of the template, whatever their region. Without it, what it does not say yet stands in the phones’ own files.`,
  unsaved: 'What you have not saved is not part of it.',
  looking: 'Working out what would change',
  phones: (n: number) => (n === 0 ? 'No phone has the template' : phones(n)),
  changed: (n: number) => `${phones(n)} would get another file`,
  unchanged: (n: number) => `${count(n)} stay as they are`,
  failures: (n: number) => `no file can be made for ${phones(n)}`,
  nothing: 'Every file would come out as it is.',
  shared: 'Files for several phones',
  own: (shown: number, total: number) =>
    shown < total ? `Phones’ own files (first ${shown} of ${count(total)})` : 'Phones’ own files',
  failed: 'No file can be made for',
  warnings: (n: number) => `Odd about the files (${count(n)})`,
  warning: (file: string, line: number, message: string, files: number) =>
    [
      line > 0 ? `${file}, line ${line}: ${message}` : `${file}: ${message}`,
      files > 1 && ` (and ${plural(files - 1, 'file')} more)`,
    ]
      .filter(Boolean)
      .join(''),
  diff: (file: string) => `What would change in ${file}`,
  confirm: (n: number) => (n === 0 ? 'Generate' : `Generate for ${phones(n)}`),
  done: {
    title: 'The files are there',
    changed: (n: number) => `${phones(n)} ${n === 1 ? 'has' : 'have'} another file now`,
    unchanged: (n: number) => `${count(n)} came out as they were`,
    shared: (files: readonly string[]) =>
      `Shared files that are other ones now: ${files.join(', ')}`,
    next: 'Phones fetch them when they next look for files, or at once when they are told to update their configuration.',
    close: 'Close',
  },
} as const;
