// What to give the DHCP server, and the boot files.

export const dhcpTexts = {
  none: {
    title: 'No address for phones is set',
    body: 'Phones cannot be told where this server is before its public address is set, in the setup or in the server’s configuration.',
  },
  server: {
    title: 'For the DHCP server',
    body: 'Paste it into the configuration of your DHCP server. Option 160 is enough; options 66 and 67 are for phones that know no other.',
    format: 'DHCP server',
    formats: { isc: 'ISC dhcpd', kea: 'Kea', dnsmasq: 'dnsmasq', windows: 'Windows' },
    text: (format: string) => `Configuration for ${format}`,
    values: 'The single values',
    valuesBody: 'For a DHCP server with forms to fill in, or for a phone’s own menu.',
    purpose: 'For',
    value: 'Value',
  },
  boot: {
    title: 'Boot files',
    kinds: {
      direct: 'For phones that reach the server directly',
      proxy: 'For phones behind a proxy',
    },
    short: { direct: 'Direct', proxy: 'Behind a proxy' },
    path: 'Where phones find it',
    text: (path: string) => `Text of ${path}`,
    changed: 'Changed',
    builtIn: 'As built in',
    served: 'What a phone gets',
    servedBody:
      'A phone that asks from inside a region’s networks. The lines of the system user are there for it alone.',
    notServed:
      'Nobody is served it: set the address of the proxy in the System Settings, then phones behind it get this file.',
    hint: 'The three address lines follow the settings, whatever the text says.',
    save: 'Save',
    discard: 'Discard changes',
    unsaved: 'Not saved',
    upload: 'Upload',
    download: 'Download',
    restore: 'Restore to default',
    regenerate: 'Write the current addresses',
    regenerateHint: 'The addresses that count now are written into the text.',
    saved: 'Saved. Phones get it when they boot next.',
    restored: 'The built-in text counts again',
    regenerated: 'The text has the current addresses',
    uploaded: 'It is in the editor now; look at it, then save.',
    restoreTitle: (path: string) => `Restore ${path} to default`,
    restoreBody:
      'What was written is replaced with the built-in text. Phones get it when they boot next.',
    overtaken:
      'Somebody has changed the text since you began. Saving replaces it; discard your changes to see it.',
  },
} as const;
