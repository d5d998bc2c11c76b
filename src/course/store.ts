import { type Progress, readProgress } from './progress.ts';

const key = 'fieldbook:progress';

/** The reader's progress; none where the browser keeps no storage for us. */
export function loadProgress(): Progress {
  try {
    return readProgress(localStorage.getItem(key));
  } catch {
    return {};
  }
}

/** Changes the stored progress. Without storage the change is forgotten, and nothing else happens. */
export function updateProgress(change: (progress: Progress) => Progress): void {
  const before = loadProgress();
  const after = change(before);
  if (after === before) return;
  try {
    localStorage.setItem(key, JSON.stringify(after));
  } catch {
    // Private windows and full disks refuse; the page works without memory.
  }
}
