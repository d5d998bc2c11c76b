import { loudestStretch } from './loudest.ts';
import { length, rate } from './sound.ts';

/** Something that went wrong, in words for the reader. */
export class EarError extends Error {}

let speaker: AudioContext | undefined;

/** Plays a sound once; `heard` is told the seconds played, and undefined when it ends. Returns what stops it. */
export function play(samples: Float32Array, heard: (seconds: number | undefined) => void): () => void {
  speaker ??= new AudioContext();
  void speaker.resume();
  const buffer = speaker.createBuffer(1, samples.length, rate);
  buffer.copyToChannel(Float32Array.from(samples), 0);
  const source = new AudioBufferSourceNode(speaker, { buffer });
  source.connect(speaker.destination);
  const start = speaker.currentTime;
  let frame = requestAnimationFrame(function step() {
    heard(Math.min(samples.length / rate, speaker!.currentTime - start));
    frame = requestAnimationFrame(step);
  });
  const end = () => {
    cancelAnimationFrame(frame);
    heard(undefined);
  };
  source.onended = end;
  source.start();
  return () => {
    source.onended = null;
    source.stop();
    end();
  };
}

/** The loudest second of a file or a recording, one channel. It is read here, in the page, and goes nowhere. @throws EarError */
export async function secondOf(blob: Blob): Promise<Float32Array> {
  const bytes = await blob.arrayBuffer();
  let buffer: AudioBuffer;
  try {
    // A context of this rate gives sounds of this rate, whatever the file's was.
    buffer = await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes);
  } catch {
    throw new EarError('Your browser cannot read this file as a sound.');
  }
  const mixed = new Float32Array(buffer.length);
  for (let channel = 0; channel < buffer.numberOfChannels; channel++)
    buffer.getChannelData(channel).forEach((sample, index) => (mixed[index]! += sample));
  if (mixed.every((sample) => sample === 0)) throw new EarError('There is nothing but silence in it.');
  return loudestStretch(mixed, length);
}

const reasons: Readonly<Record<string, string>> = {
  NotAllowedError: 'The microphone was refused, by you or by your browser.',
  NotFoundError: 'No microphone was found.',
  NotReadableError: 'Another program is using the microphone.',
};

/** Listens for so many milliseconds. The browser asks the reader first. @throws EarError */
export async function listen(ms: number): Promise<Blob> {
  // Typed as always there; browsers leave it out where the page is not served securely.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices || !('MediaRecorder' in window))
    throw new EarError('This browser gives pages no microphone; it may need a secure address (https).');
  const stream = await devices.getUserMedia({ audio: true }).catch((error: unknown) => {
    const name = error instanceof DOMException ? error.name : '';
    throw new EarError(reasons[name] ?? 'The microphone could not be opened.');
  });
  try {
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((resolve) => (recorder.onstop = resolve));
    recorder.start();
    await new Promise((resolve) => setTimeout(resolve, ms));
    recorder.stop();
    await stopped;
    return new Blob(parts, { type: recorder.mimeType });
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
