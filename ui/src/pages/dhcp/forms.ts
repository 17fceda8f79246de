// The texts to paste into a DHCP server's configuration, made of the values that the API gives; the
// same texts as `rollcall dhcp --format …` prints.
//
// Guarantee: no value ends its line or its quotes; addresses come percent-encoded from the server.

import type { DHCP_FORMATS } from '../../api/fixedWords';

export type Format = (typeof DHCP_FORMATS)[number];

export interface Given {
  option160: string;
  host: string;
  regions: { name: string; value: string }[];
  models: string[];
}

interface Value {
  purpose: string;
  value: string;
}

/** What the API's list of values says; nothing without the address of the server. */
export function givenBy(urls: readonly Value[]): Given | undefined {
  const of = (purpose: string) => urls.find((url) => url.purpose === purpose)?.value;
  const option160 = of('option 160');
  const host = of('option 66');
  if (option160 === undefined || host === undefined) {
    return undefined;
  }
  const regions: Given['regions'] = [];
  const models: string[] = [];
  for (const { purpose, value } of urls) {
    const region = /^option 160, region (.+)$/.exec(purpose)?.[1];
    const model = /^option 67, class (.+) \(options 60 and 77\)$/.exec(purpose)?.[1];
    if (region !== undefined) {
      regions.push({ name: region, value });
    } else if (model !== undefined) {
      models.push(model);
    }
  }
  return { option160, host, regions, models };
}

export function textFor(format: Format, given: Given): string {
  const lines = { isc, kea, dnsmasq, windows }[format](given);
  return `${lines.join('\n')}\n`;
}

function isc({ option160, host, regions, models }: Given): string[] {
  return [
    '# ISC DHCP server, dhcpd.conf, outside of all subnets.',
    'option rollcall-url code 160 = text;',
    `option rollcall-url "${option160}";`,
    ...regions.flatMap(({ name, value }) => [
      '',
      `# Inside the subnets of the region ${name}:`,
      `#   option rollcall-url "${value}";`,
    ]),
    '',
    '# Phones name their model in options 60 and 77, the latter with its length',
    '# before it or without.',
    ...models.flatMap((model) => {
      const length = model.length.toString(8).padStart(3, '0');
      return [
        `class "rollcall-${model}" {`,
        `  match if option vendor-class-identifier = "${model}"`,
        `    or option user-class = "${model}"`,
        `    or option user-class = "\\${length}${model}";`,
        `  option tftp-server-name "${host}";`,
        `  option bootfile-name "${model}.img";`,
        '}',
      ];
    }),
  ];
}

function kea({ option160, host, regions, models }: Given): string[] {
  const option = (name: string, data: string) => `{ "name": "${name}", "data": "${data}" }`;
  return [
    '// Kea, kea-dhcp4.conf: put these three into your own "Dhcp4".',
    '{ "Dhcp4": {',
    '  "option-def": [',
    '    { "name": "rollcall-url", "code": 160,',
    '      "space": "dhcp4", "type": "string" }',
    '  ],',
    '  "option-data": [',
    `    ${option('rollcall-url', option160)}`,
    '  ],',
    ...regions.flatMap(({ name, value }) => [
      `  // Into the "option-data" of the subnets of the region ${name}:`,
      `  //   ${option('rollcall-url', value)}`,
    ]),
    '  // Phones name their model in options 60 and 77, the latter with its length',
    '  // before it or without.',
    '  "client-classes": [',
    ...models.flatMap((model, index) => {
      const comma = index + 1 < models.length ? ',' : '';
      const is = `option[77].hex == ${hexWithLength(model)}`;
      return [
        `    { "name": "rollcall-${model}",`,
        `      "test": "option[60].hex == '${model}' or option[77].hex == '${model}' or ${is}",`,
        '      "option-data": [',
        `        ${option('tftp-server-name', host)},`,
        `        ${option('boot-file-name', `${model}.img`)} ] }${comma}`,
      ];
    }),
    '  ]',
    '} }',
  ];
}

function hexWithLength(model: string): string {
  const bytes = [model.length, ...Array.from(model, (letter) => letter.charCodeAt(0))];
  return `0x${bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('')}`;
}

function dnsmasq({ option160, host, regions, models }: Given): string[] {
  const tagOf = (model: string) => `rollcall-${model.replaceAll(' ', '_')}`;
  return [
    '# dnsmasq.conf',
    `dhcp-option=160,"${option160}"`,
    ...regions.flatMap(({ name, value }, index) => {
      const tag = `rollcall-region-${index + 1}`;
      return [
        '',
        `# The region ${name}: tag the address ranges of its phones,`,
        `# dhcp-range=set:${tag},<first>,<last>`,
        `dhcp-option=tag:${tag},160,"${value}"`,
      ];
    }),
    '',
    '# Phones name their model in options 60 and 77. A part of a name is enough for',
    "# dnsmasq, so a model whose name is part of another's excludes that one.",
    ...models.flatMap((model) => {
      const tag = tagOf(model);
      const longer = models.filter((other) => other !== model && other.includes(model));
      const tags = [`tag:${tag}`, ...longer.map((other) => `tag:!${tagOf(other)}`)].join(',');
      return [
        `dhcp-vendorclass=set:${tag},${model}`,
        `dhcp-userclass=set:${tag},${model}`,
        `dhcp-option=${tags},66,"${host}"`,
        `dhcp-option=${tags},67,"${model}.img"`,
      ];
    }),
  ];
}

function windows({ option160, host, regions, models }: Given): string[] {
  const classes = [
    ['Vendor', '$policy (60)'],
    ['User', '$policy (77)'],
  ];
  return [
    '# Windows DHCP server: run in PowerShell as administrator, on the server itself.',
    '# Running it again changes nothing.',
    "$ErrorActionPreference = 'Stop'",
    'Import-Module DhcpServer',
    'if (-not (Get-DhcpServerv4OptionDefinition | Where-Object { $_.OptionId -eq 160 })) {',
    "    Add-DhcpServerv4OptionDefinition -OptionId 160 -Name 'Rollcall URL' -Type String",
    '}',
    `Set-DhcpServerv4OptionValue -OptionId 160 -Value '${option160}'`,
    ...regions.flatMap(({ name, value }) => [
      '',
      `# For each scope of the region ${name}, with its address:`,
      `# Set-DhcpServerv4OptionValue -ScopeId <address> -OptionId 160 -Value '${value}'`,
    ]),
    '',
    '# Phones name their model in options 60 and 77.',
    `foreach ($model in ${models.map((model) => `'${model}'`).join(', ')}) {`,
    '    $policy = "Rollcall $model"',
    ...classes.flatMap(([kind, name]) => [
      `    if (-not (Get-DhcpServerv4Class -Type ${kind} | Where-Object { $_.Name -eq "${name}" })) {`,
      `        Add-DhcpServerv4Class -Type ${kind} -Name "${name}" -Data $model`,
      '    }',
    ]),
    '    if (-not (Get-DhcpServerv4Policy | Where-Object { $_.Name -eq $policy })) {',
    '        Add-DhcpServerv4Policy -Name $policy -Condition OR `',
    '            -VendorClass EQ,"$policy (60)" -UserClass EQ,"$policy (77)"',
    '    }',
    `    Set-DhcpServerv4OptionValue -PolicyName $policy -OptionId 66 -Value '${host}'`,
    '    Set-DhcpServerv4OptionValue -PolicyName $policy -OptionId 67 -Value "$model.img"',
    '}',
  ];
}
