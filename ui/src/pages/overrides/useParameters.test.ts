import { expect, it } from 'vitest';
import { parametersOf } from './useParameters';

it('parameters are what stands before the equals sign, without notes and conditions', () => {
  const lines = [
    '; a note=1',
    'system/type=%ITCS_Model%',
    '?voip/line/0/id=%ITCS_UserName%',
    '?LDAP_Enabled:system/ldap/port=%ITCS_LDAP_Port%',
    'include %ITCS_GlobalFile%',
    '',
  ];
  expect(parametersOf(lines.join('\n'))).toEqual([
    'system/type',
    'voip/line/0/id',
    'system/ldap/port',
  ]);
});
