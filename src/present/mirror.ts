import type { RevealApi } from 'reveal.js';
import { keep, kept } from './kept.ts';
import { joinTalk, type Turn } from './talk.ts';

const key = 'fieldbook:talk';

/** A window's talk keeps its name through a reload. */
function talkOfThisWindow(): string {
  if (!kept(key)) keep(key, Math.random().toString(36).slice(2));
  return kept(key)!;
}

const notesOf = (deck: RevealApi): string =>
  [...deck.getCurrentSlide().querySelectorAll('aside.notes')].map(({ innerHTML }) => innerHTML).join('');

/**
 * Tells the speaker's window where the deck is, and turns at its word.
 * @returns what opens that window.
 */
export function tellSpeaker(
  deck: RevealApi,
  { speaker, count, turn }: { speaker: string; count: () => string; turn: (to: Turn) => void },
): () => void {
  const talk = talkOfThisWindow();
  const tell = () =>
    say({ kind: 'at', state: { ...deck.getState(), overview: false }, count: count(), notes: notesOf(deck) });
  const say = joinTalk(talk, (said) => {
    if (said.kind === 'ask') tell();
    if (said.kind === 'turn') turn(said.turn);
  });
  for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden', 'paused', 'resumed'])
    deck.on(event, tell);
  window.addEventListener('pagehide', () => say({ kind: 'leave' }));
  window.addEventListener('pageshow', tell);
  tell();
  let opened: Window | null = null;
  return () => {
    if (opened && !opened.closed) return opened.focus();
    const name = window.location.pathname.split('/').at(-2)!;
    opened = window.open(`${speaker}?of=${name}&talk=${talk}`, key, 'popup,width=1280,height=800');
    if (!opened)
      window.alert(
        'The browser kept the speaker’s window shut. Let this site open windows, and press S again.',
      );
  };
}

/** What this deck shows in the speaker's window, if that is where it is: the slide of the talk, or the one to come. */
export const mirrored = (): string | null => new URLSearchParams(window.location.search).get('receiver');

/** Follows the deck of a talk. */
export function followTalk(deck: RevealApi): void {
  const say = joinTalk(new URLSearchParams(window.location.search).get('talk') ?? '', (said) => {
    if (said.kind !== 'at') return;
    const isNext = mirrored() === 'next';
    deck.setState(isNext ? { ...said.state, paused: false } : said.state);
    if (isNext) deck.next();
  });
  say({ kind: 'ask' });
}
