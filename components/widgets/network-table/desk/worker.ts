import { answerer } from './answer.ts';
import type { Answered, Asked } from './questions.ts';

const answer = answerer();
const say = (answered: Answered) => self.postMessage(answered);

self.onmessage = ({ data: { id, kind, ask } }: MessageEvent<Asked>) => {
  try {
    say({ id, answer: answer(kind, ask) });
  } catch (error) {
    say({ id, failed: error instanceof Error ? error.message : String(error) });
  }
};
