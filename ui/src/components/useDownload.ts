// Links to files of the server that say what is wrong when there is no file.
//
// A plain link leaves a refusal (the session is over, the role may not, too many at once) to the
// browser, which calls it *failed* in its own bar. A click reads the file first and saves it then,
// or only asks for it first where it is large; whoever opens the link otherwise, or takes it along, has the link.

import { type MouseEvent, useState } from 'react';
import { type FileOfServer, fileAt, fileIsAt } from '../api/download';
import { notifyProblem } from './notify';
import { saveBlob, saveFrom } from './saveFile';

/** Does something, and tells of a refusal. */
function useTelling(): [isBusy: boolean, run: (work: () => Promise<void>) => void] {
  const [isBusy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      notifyProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return [isBusy, (work) => void run(work)];
}

/** Reads a file and saves it; a refusal is told. */
export function useSaving(): [isBusy: boolean, save: (read: () => Promise<FileOfServer>) => void] {
  const [isBusy, run] = useTelling();
  const save = (read: () => Promise<FileOfServer>) =>
    run(async () => {
      const { name, content } = await read();
      saveBlob(name, content);
    });
  return [isBusy, save];
}

/** The properties of the link, and whether the file is on its way. */
export function useDownload(href: string, name?: string) {
  const [isBusy, save] = useSaving();
  return { link: linkTo(href, name, isBusy, () => save(() => fileAt(href, name))), isBusy };
}

/** The same for a file that is too large to be read first: the browser saves it if it is there. */
export function useLargeDownload(href: string, name: string) {
  const [isBusy, run] = useTelling();
  const follow = async () => {
    await fileIsAt(href);
    saveFrom(href, name);
  };
  return { link: linkTo(href, name, isBusy, () => run(follow)), isBusy };
}

function linkTo(href: string, name: string | undefined, isBusy: boolean, save: () => void) {
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    if (!isBusy) {
      save();
    }
  };
  return { href, download: name ?? true, onClick } as const;
}
