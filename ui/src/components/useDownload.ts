// Links to files of the server that say what is wrong when there is no file.
//
// A plain link leaves a refusal (the session is over, the role may not, too many at once) to the
// browser, which calls it *failed* in its own bar. A click reads the file first and saves it then;
// whoever opens the link otherwise, or takes it along, has the link.

import { type MouseEvent, useState } from 'react';
import { type FileOfServer, fileAt } from '../api/download';
import { notifyProblem } from './notify';
import { saveBlob } from './saveFile';

/** Reads a file and saves it; a refusal is told. */
export function useSaving(): [isBusy: boolean, save: (read: () => Promise<FileOfServer>) => void] {
  const [isBusy, setBusy] = useState(false);
  const save = async (read: () => Promise<FileOfServer>) => {
    setBusy(true);
    try {
      const { name, content } = await read();
      saveBlob(name, content);
    } catch (error) {
      notifyProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return [isBusy, (read) => void save(read)];
}

/** The properties of the link, and whether the file is on its way. */
export function useDownload(href: string, name?: string) {
  const [isBusy, save] = useSaving();
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    if (!isBusy) {
      save(() => fileAt(href, name));
    }
  };
  return { link: { href, download: name ?? true, onClick } as const, isBusy };
}
