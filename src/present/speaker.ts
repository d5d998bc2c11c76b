import { keep, kept } from './kept.ts';
import { joinTalk, type Turn } from './talk.ts';

const keys: Record<string, Turn> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ' ': 'next',
  n: 'next',
  ArrowLeft: 'prev',
  ArrowUp: 'prev',
  PageUp: 'prev',
  p: 'prev',
  b: 'black',
};
/** How wide a window the slides are drawn for; their frames show it smaller. */
const slideWidth = 1280;
const askAgain = 2000;
const looking = 'Looking for the talk …';

type Find = (part: string) => HTMLElement;

const digits = (value: number): string => String(value).padStart(2, '0');

/** Shows how long the talk has lasted, which a reload does not set back, and the time of day. */
function startClock(find: Find, talk: string): void {
  const key = `fieldbook:began:${talk}`;
  const begin = () => keep(key, String(Date.now()));
  if (!kept(key)) begin();
  const tick = () => {
    const seconds = Math.round((Date.now() - Number(kept(key))) / 1000);
    find('timer').textContent = `${digits(Math.floor(seconds / 60))}:${digits(seconds % 60)}`;
    find('clock').textContent = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  };
  find('again').addEventListener('click', () => {
    begin();
    tick();
  });
  setInterval(tick, 1000);
  tick();
}

/** Starts the speaker's window: `decks` is the address under which all decks are. */
export function startSpeaker(root: HTMLElement, decks: string): void {
  const asked = new URLSearchParams(window.location.search);
  const [name, talk] = [asked.get('of') ?? '', asked.get('talk') ?? ''];
  if (!/^[\w-]+$/.test(name) || !/^\w+$/.test(talk)) return;
  const find: Find = (part) => root.querySelector(`[data-${part}]`)!;
  const status = find('status');
  const words = (text: string) => {
    if (status.textContent !== text) status.textContent = text;
    root.toggleAttribute('data-lost', text !== '');
  };
  let heard = false;
  const say = joinTalk(talk, (said) => {
    if (said.kind === 'leave') {
      heard = false;
      words('The deck has gone. If its window opens again, the notes come back; else press S in a deck.');
    }
    if (said.kind !== 'at') return;
    heard = true;
    words('');
    find('count').textContent = said.count;
    find('notes').innerHTML = said.notes || '<p class="label">No notes for this slide.</p>';
    find('notes').scrollTop = 0;
  });
  const ask = () => {
    if (!heard) say({ kind: 'ask' });
  };
  words(looking);
  setInterval(() => {
    ask();
    if (!heard && status.textContent === looking)
      words('No deck answers. Press S in the window of the deck, and this one finds it.');
  }, askAgain);
  ask();

  for (const frame of root.querySelectorAll<HTMLIFrameElement>('iframe')) {
    frame.src = `${decks}${name}/?receiver=${frame.dataset.shows}&talk=${talk}`;
    new ResizeObserver(([box]) =>
      frame.style.setProperty('--scale', String(box!.contentRect.width / slideWidth)),
    ).observe(frame.parentElement!);
  }
  const turn = (to: Turn) => say({ kind: 'turn', turn: to });
  document.addEventListener('keydown', (event) => {
    const to = keys[event.key];
    const pressed = event.key === ' ' && (event.target as Element).matches('button');
    if (!to || pressed || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    turn(to);
  });
  for (const button of root.querySelectorAll<HTMLElement>('[data-turn]'))
    button.addEventListener('click', () => turn(button.dataset.turn as Turn));

  startClock(find, talk);
  root.toggleAttribute('data-started', true);
}
