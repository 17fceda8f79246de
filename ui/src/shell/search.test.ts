import { describe, expect, it } from 'vitest';
import {
  anyOf,
  flag,
  oneOf,
  parseSearch,
  searchSchema,
  stringifySearch,
  text,
  whole,
} from './search';

describe('the search of an address', () => {
  it('repeats a name for each value, and says nothing of what is not set', () => {
    const search = { status: ['registered', 'disconnected'], search: '', open: false, page: 2 };
    expect(stringifySearch(search)).toBe('?status=registered&status=disconnected&page=2');
    expect(stringifySearch({ search: undefined })).toBe('');
  });

  it('reads back what it wrote, whatever the text', () => {
    const search = { user: ['a&b=c', '<img src=x>', 'Ünï "x"'], search: '100%' };
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });

  it('keeps what the page knows and allows', () => {
    const schema = searchSchema({
      status: anyOf(['registered', 'disconnected']),
      sort: oneOf(['mac', '-mac']),
      search: text(),
      multiple: flag(),
      after: whole(),
    });
    expect(schema(parseSearch('?status=registered&status=no&sort=x&other=1&search=7'))).toEqual({
      status: ['registered'],
      search: '7',
    });
    expect(schema(parseSearch('?status=disconnected&multiple=true&after=12&sort=-mac'))).toEqual({
      status: ['disconnected'],
      multiple: true,
      after: 12,
      sort: '-mac',
    });
    expect(schema(parseSearch('?after=-1&multiple=yes'))).toEqual({});
  });
});
