// The mapping of models and regions to templates.

export const mappingTexts = {
  table: 'Rows of the mapping',
  columns: {
    model: 'Model',
    region: 'Region',
    template: 'Template',
    warnings: 'Odd about it',
  },
  everyRegion: 'every other region',
  order:
    'A template set for the phone itself counts first; then the row of its model and region; then that of its model and every other region; at last the model’s own template.',
  add: {
    button: 'Add row',
    title: 'Add a row to the mapping',
    change: 'Change a row of the mapping',
    model: 'Model',
    region: 'Region',
    regionHint: 'Without one it counts in every region that has no row of its own.',
    template: 'Template',
    hint: 'Files change when they are generated next; new phones get the template at once.',
    confirm: 'Save row',
    done: 'The row is saved',
    otherModel: (template: string, model: string) =>
      `${template} is a template of ${model}. That may be meant so.`,
  },
  remove: {
    title: 'Remove the row?',
    body: (model: string, region: string) =>
      `Phones of the model ${model} in ${region} fall back to the next rule. Files change when they are generated next.`,
    confirm: 'Remove row',
    done: 'The row is removed',
  },
  rowActions: (model: string, region: string) => `Actions for ${model} in ${region}`,
  changeRow: 'Change',
  removeRow: 'Remove',
  tester: {
    title: 'What would a phone get?',
    body: 'Nothing is changed by asking.',
    model: 'Model',
    region: 'Region',
    variant: 'Firmware',
    variantAuto: 'from its User-Agent, else generic',
    userAgent: 'or its User-Agent',
    userAgentHint: 'As the phone says it: model and kind of firmware are read from it.',
    ask: 'Say a model or a User-Agent to see what its phones would get.',
    template: 'Template',
    none: 'No template',
    why: 'Why',
    reads: 'Read as',
    first: 'At its first contact',
    firstContact: (status: number, header: string | null) =>
      header
        ? `it is told the template’s name, ${header} (HTTP ${status})`
        : `it gets no file yet (HTTP ${status})`,
  },
  empty: 'The mapping is empty',
  emptyHint: 'Every phone gets its model’s own template. Add a row where a region needs another.',
} as const;
