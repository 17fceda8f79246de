import { describe, expect, it } from 'vitest';
import { DHCP_FORMATS } from '../../api/fixedWords';
import { givenBy, textFor } from './forms';

const urls = [
  { purpose: 'option 160', value: 'http://192.0.2.10:8081/firmwarefiles;ipp/dhcpoption160.cfg' },
  {
    purpose: 'option 160, region Paris',
    value: 'http://192.0.2.10:8081/firmwarefiles;ipp/region/Paris',
  },
  { purpose: 'without DHCP, region Paris', value: 'http://192.0.2.10:8081/ipp/region/Paris' },
  { purpose: 'option 66', value: '192.0.2.10' },
  { purpose: 'option 67, class 450HD (options 60 and 77)', value: '450HD.img' },
  { purpose: 'option 67, class C450HD (options 60 and 77)', value: 'C450HD.img' },
];

describe('the values of the API', () => {
  it('are taken apart', () => {
    expect(givenBy(urls)).toEqual({
      option160: urls[0]?.value,
      host: '192.0.2.10',
      regions: [{ name: 'Paris', value: urls[1]?.value }],
      models: ['450HD', 'C450HD'],
    });
  });

  it('are nothing without an address', () => {
    expect(givenBy([])).toBeUndefined();
  });
});

describe('the texts', () => {
  const given = givenBy(urls);
  const text = (format: (typeof DHCP_FORMATS)[number]) => (given ? textFor(format, given) : '');

  it('all have every option, region and model', () => {
    for (const format of DHCP_FORMATS) {
      for (const wanted of ['dhcpoption160.cfg', 'region/Paris', '192.0.2.10', 'C450HD', '.img']) {
        expect(text(format), format).toContain(wanted);
      }
    }
  });

  it('give ISC the length of a user class in octal', () => {
    expect(text('isc')).toContain('or option user-class = "\\006C450HD";');
  });

  it('give Kea the same in hex, and commas between classes only', () => {
    expect(text('kea')).toContain('option[77].hex == 0x06433435304844');
    const classes = text('kea').replaceAll(/^ *\/\/.*$/gm, '');
    expect(() => JSON.parse(classes)).not.toThrow();
  });

  it('exclude for dnsmasq a model whose name has the other in it', () => {
    expect(text('dnsmasq')).toContain(
      'dhcp-option=tag:rollcall-450HD,tag:!rollcall-C450HD,67,"450HD.img"\n',
    );
  });
});
