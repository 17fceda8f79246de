import { act, renderHook } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useDraft } from './draft';

/** An editor whose savings are answered by hand; saving tells what is read before it answers. */
function editor(first = 'old') {
  let answer: (now?: string) => void = () => {};
  let refuse: (error: Error) => void = () => {};
  const onSaved = vi.fn();
  let saved = first;
  const store = vi.fn(
    (text: string) =>
      new Promise<string>((resolve, reject) => {
        answer = (now = text) => {
          saved = now;
          resolve(now);
        };
        refuse = reject;
      }),
  );
  const hook = renderHook(() => useDraft(saved, store, onSaved));
  return {
    store,
    onSaved,
    get now() {
      const { text, isChanged, isOvertaken, isSaving } = hook.result.current;
      return { text, isChanged, isOvertaken, isSaving };
    },
    get error() {
      return hook.result.current.error;
    },
    type: (text: string) => act(() => hook.result.current.type(text)),
    save: () => act(() => hook.result.current.save()),
    discard: () => act(() => hook.result.current.discard()),
    answer: (now?: string) => act(async () => answer(now)),
    refuse: (error: Error) => act(async () => refuse(error)),
    read: (text: string) => {
      saved = text;
      hook.rerender();
    },
  };
}

const quiet = { isChanged: false, isOvertaken: false, isSaving: false };

describe('a draft', () => {
  it('is gone when it is saved, and never shows the old text in between', async () => {
    const it = editor();
    it.type('new');
    expect(it.now).toEqual({ ...quiet, text: 'new', isChanged: true });
    it.save();
    expect(it.now).toMatchObject({ text: 'new', isSaving: true });
    await it.answer();
    expect(it.now).toEqual({ ...quiet, text: 'new' });
    expect(it.onSaved).toHaveBeenCalledOnce();
    it.read('by somebody else');
    expect(it.now).toEqual({ ...quiet, text: 'by somebody else' });
  });

  it('keeps what is typed while it is being saved', async () => {
    const it = editor();
    it.type('new');
    it.save();
    it.type('newer');
    it.save();
    expect(it.store, 'one at a time').toHaveBeenCalledOnce();
    await it.answer();
    expect(it.now).toEqual({ ...quiet, text: 'newer', isChanged: true });
    it.save();
    expect(it.store).toHaveBeenLastCalledWith('newer');
  });

  it('keeps the way back to the old text as a change while the new one is on its way', async () => {
    const it = editor();
    it.type('new');
    it.save();
    it.type('old');
    await it.answer();
    expect(it.now).toEqual({ ...quiet, text: 'old', isChanged: true });
  });

  it('takes over how the server wrote it down', async () => {
    const it = editor();
    it.type('new');
    it.save();
    await it.answer('new, tidied');
    expect(it.now).toEqual({ ...quiet, text: 'new, tidied' });
  });

  it('says that somebody else has saved meanwhile, but not of its own saving', async () => {
    const it = editor();
    it.type('new');
    it.save();
    it.read('new');
    expect(it.now.isOvertaken, 'the event came before the answer').toBe(false);
    await it.answer();
    it.type('newer');
    it.read('by somebody else');
    expect(it.now).toEqual({ ...quiet, text: 'newer', isChanged: true, isOvertaken: true });
    it.discard();
    expect(it.now).toEqual({ ...quiet, text: 'by somebody else' });
  });

  it('stays when it is refused, and says why until one types on', async () => {
    const it = editor();
    it.type('bad');
    it.save();
    await it.refuse(new Error('no'));
    expect(it.error).toEqual(new Error('no'));
    expect(it.now).toEqual({ ...quiet, text: 'bad', isChanged: true });
    it.type('good');
    expect(it.error).toBeNull();
  });
});
