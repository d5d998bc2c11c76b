import { browserThreads } from '@training/fast/threads.ts';
import { Cannot, type Contender } from '../contender.ts';
import { fieldbook } from './fieldbook.ts';

const threads = browserThreads();

/** Our engine with a second thread. */
export const contender: Contender = threads
  ? fieldbook({ ...threads, most: 2 })
  : {
      prepare() {
        throw new Cannot('its page is not cross-origin isolated');
      },
    };
