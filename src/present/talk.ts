import type { RevealState } from 'reveal.js';

/** What the windows of one talk say to one another. The deck tells where it is; the speaker's window and its slides ask, and turn. */
export type Said =
  | { kind: 'at'; state: RevealState; count: string; notes: string }
  | { kind: 'ask' }
  | { kind: 'turn'; turn: Turn }
  | { kind: 'leave' };

export type Turn = 'next' | 'prev' | 'black';

/** Joins the windows of a talk: whichever of them is reloaded finds the others again. */
export function joinTalk(talk: string, hear: (said: Said) => void): (said: Said) => void {
  const channel = new BroadcastChannel(`fieldbook:talk:${talk}`);
  channel.addEventListener('message', ({ data }: MessageEvent<Said>) => hear(data));
  return (said) => channel.postMessage(said);
}
