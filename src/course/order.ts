/** A page of the course, written or not: what it is called and what it answers, in the order in which it is read. */
export interface CoursePage {
  readonly kind: 'lesson' | 'lab';
  /** The last part of its address, and its file's name. */
  readonly name: string;
  /** The id in homework.yaml of what it answers. */
  readonly question: string;
  readonly title: string;
  /** The question in short. */
  readonly asks: string;
}

/** All pages, in the order of the homework. */
export const course: readonly CoursePage[] = [
  {
    kind: 'lesson',
    name: 'parameter-sharing',
    question: '1A',
    title: 'Parameter sharing',
    asks: 'One kernel serves the whole picture. What does that change in training?',
  },
  {
    kind: 'lesson',
    name: 'where-cnns-fit',
    question: '1B',
    title: 'Where CNNs fit',
    asks: 'Wolves from a drone, text from audio, actions in video: is a CNN the right tool?',
  },
  {
    kind: 'lesson',
    name: 'transposed-convolution',
    question: '1C',
    title: 'Transposed convolution',
    asks: 'How does a layer make a picture larger, and who needs that?',
  },
  {
    kind: 'lesson',
    name: 'invariance-and-equivariance',
    question: '2',
    title: 'Invariance and equivariance',
    asks: 'When the picture moves, what stays, and what moves with it?',
  },
  {
    kind: 'lesson',
    name: 'growing-the-receptive-field',
    question: '3A',
    title: 'Growing the receptive field',
    asks: 'How does a deep unit come to see enough, and what does it cost?',
  },
  {
    kind: 'lesson',
    name: 'inception',
    question: '3B1',
    title: 'Inception',
    asks: 'How can one module look at several scales at once, and stay cheap?',
  },
  {
    kind: 'lesson',
    name: 'dilated-convolution',
    question: '3B2',
    title: 'Dilated convolution',
    asks: 'How does a 3×3 kernel reach further with the same nine weights?',
  },
  {
    kind: 'lesson',
    name: 'problem-4-network-arithmetic',
    question: '4',
    title: 'Network arithmetic',
    asks: 'What does each layer of a network hold, compute and see?',
  },
  {
    kind: 'lab',
    name: 'optimizers',
    question: '2.1-optimizers',
    title: 'Optimizers',
    asks: 'Which optimizer trains a small CNN best, and why?',
  },
  {
    kind: 'lab',
    name: 'fashion-mnist',
    question: '2.1-fashion-mnist',
    title: 'Fashion-MNIST',
    asks: 'How is a first image classifier built and trained?',
  },
  {
    kind: 'lab',
    name: 'resnet',
    question: '2.1-resnet',
    title: 'ResNet from scratch',
    asks: 'Why do shortcuts let a network go deep?',
  },
];

/** The path of a page, as `href` takes it. */
export const pathOf = ({ kind, name }: Pick<CoursePage, 'kind' | 'name'>): string => `/${kind}s/${name}/`;

/** The nearest pages before and after `name` that `isWritten`. @throws Error where the course has no such page. */
export function neighbours(
  name: string,
  isWritten: (page: CoursePage) => boolean,
  pages: readonly CoursePage[] = course,
): { previous: CoursePage | undefined; next: CoursePage | undefined } {
  const at = pages.findIndex((page) => page.name === name);
  if (at === -1)
    throw new Error(
      `course: no page is called '${name}'; there are ${pages.map((page) => page.name).join(', ')}.`,
    );
  return { previous: pages.slice(0, at).findLast(isWritten), next: pages.slice(at + 1).find(isWritten) };
}
