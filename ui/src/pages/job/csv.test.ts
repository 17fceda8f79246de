import { expect, test } from 'vitest';
import { passwordsAsCsv } from './csv';

const line = (user: string, password: string) =>
  passwordsAsCsv([{ user, password }]).replace('user,password\r\n', '');

test('no name is taken for a formula', () => {
  expect(line('anna', 'x')).toBe('anna,x\r\n');
  expect(line('=HYPERLINK("//evil")', 'x')).toBe('"\'=HYPERLINK(""//evil"")",x\r\n');
  for (const begin of ['+', '-', '@', "'"]) {
    expect(line(`${begin}1`, 'x')).toBe(`'${begin}1,x\r\n`);
  }
});

test('a password stays as it is', () => {
  expect(line('anna', '=a"b,c')).toBe('anna,"=a""b,c"\r\n');
  expect(line('anna', ' x')).toBe('anna," x"\r\n');
});
