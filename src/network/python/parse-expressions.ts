import type { SyntaxNode } from '@lezer/common';
import { numberValue, stringValue, unescaped } from './literals.ts';
import { children, nested, reportErrors, slice, type Reading } from './parse.ts';
import { readArguments, readClauses, readParameters } from './parse-parts.ts';
import type { Entry, Expression } from './syntax.ts';

/** Reads one expression; a 'broken' one where the text does not hold together. */
export function readExpression(reading: Reading, node: SyntaxNode | undefined, near: SyntaxNode): Expression {
  if (!node) return { type: 'broken', from: near.from, to: near.to };
  return nested<Expression>(reading, node, { type: 'broken', from: node.from, to: node.to }, () => {
    const parts = children(node);
    const spoiled = node.type.isError ? reportErrors(reading, [node]) : reportErrors(reading, parts);
    const shape =
      spoiled || node.type.isError
        ? null
        : readers[node.name]?.(
            reading,
            node,
            parts.filter((part) => !part.type.isError),
          );
    if (shape) return { ...shape, from: node.from, to: node.to };
    if (!spoiled && !node.type.isError)
      reading.source.error(node, `This part of Python is not read here: ${words(node.name)}.`);
    return { type: 'broken', from: node.from, to: node.to };
  });
}

const words = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

type Shape = Expression extends infer Each
  ? Each extends Expression
    ? Omit<Each, 'from' | 'to'>
    : never
  : never;
type Reader = (reading: Reading, node: SyntaxNode, parts: readonly SyntaxNode[]) => Shape | null;

const readers: Record<string, Reader> = {
  Number: (reading, node) => {
    const number = numberValue(slice(reading, node));
    return number && { type: 'number', ...number };
  },
  String: (reading, node) => ({ type: 'string', value: stringValue(slice(reading, node)) }),
  ContinuedString: (reading, node, parts) => {
    const pieces = parts.map((part) => readExpression(reading, part, node));
    if (pieces.every((piece) => piece.type === 'string'))
      return { type: 'string', value: pieces.map((piece) => piece.value).join('') };
    return {
      type: 'format',
      parts: pieces.flatMap((piece) =>
        piece.type === 'format' ? piece.parts : piece.type === 'string' ? [piece.value] : [],
      ),
    };
  },
  FormatString: (reading, node, parts) => ({ type: 'format', parts: formatParts(reading, node, parts) }),
  Boolean: (reading, node) => ({ type: 'constant', value: slice(reading, node) === 'True' }),
  None: () => ({ type: 'constant', value: null }),
  Ellipsis: () => ({ type: 'ellipsis' }),
  VariableName: (reading, node) => ({ type: 'name', name: slice(reading, node) }),
  ParenthesizedExpression: (reading, node, parts) => ({ ...readExpression(reading, parts[1], node) }),
  TupleExpression: (reading, node, parts) => ({
    type: 'tuple',
    items: readItems(reading, node, inner(parts)),
  }),
  ArrayExpression: (reading, node, parts) => ({
    type: 'list',
    items: readItems(reading, node, inner(parts)),
  }),
  SetExpression: (reading, node, parts) => ({ type: 'tuple', items: readItems(reading, node, inner(parts)) }),
  DictionaryExpression: (reading, node, parts) => ({
    type: 'dict',
    entries: readEntries(reading, node, inner(parts)),
  }),
  ArrayComprehensionExpression: comprehension,
  ComprehensionExpression: comprehension,
  SetComprehensionExpression: comprehension,
  DictionaryComprehensionExpression: comprehension,
  MemberExpression: (reading, node, parts) => {
    const object = readExpression(reading, parts[0], node);
    const name = parts[2];
    if (name?.name === 'PropertyName') return { type: 'attribute', object, name: slice(reading, name) };
    if (parts[1]?.name === '[')
      return { type: 'subscript', object, index: readIndex(reading, node, inner(parts.slice(1))) };
    return null;
  },
  CallExpression: (reading, node, parts) => ({
    type: 'call',
    callee: readExpression(reading, parts[0], node),
    args: readArguments(reading, parts[1] ?? node),
  }),
  UnaryExpression: (reading, node, parts) => ({
    type: 'unary',
    operator: parts[0] ? slice(reading, parts[0]) : '',
    operand: readExpression(reading, parts[1], node),
  }),
  BinaryExpression: binary,
  ConditionalExpression: (reading, node, parts) => ({
    type: 'conditional',
    then: readExpression(reading, parts[0], node),
    test: readExpression(reading, parts[2], node),
    otherwise: readExpression(reading, parts[4], node),
  }),
  LambdaExpression: (reading, node, parts) => {
    const list = parts.find((part) => part.name === 'ParamList');
    return {
      type: 'lambda',
      parameters: list ? readParameters(reading, list) : [],
      body: readExpression(reading, parts.at(-1), node),
    };
  },
  NamedExpression: (reading, node, parts) => ({
    type: 'walrus',
    name: parts[0] ? slice(reading, parts[0]) : '',
    value: readExpression(reading, parts[2], node),
  }),
};

/** The nodes between an opening bracket and its closer, which may be missing. */
const inner = (parts: readonly SyntaxNode[]) => parts.slice(1).filter((part) => !/^[)\]}]$/.test(part.name));

/** Expressions parted by commas, stars taken along. */
function readItems(reading: Reading, near: SyntaxNode, parts: readonly SyntaxNode[]): Expression[] {
  const items: Expression[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    if (part.name === ',') continue;
    if (part.name !== '*') items.push(readExpression(reading, part, near));
    else
      items.push({
        type: 'star',
        value: readExpression(reading, parts[++i], near),
        from: part.from,
        to: parts[i]?.to ?? part.to,
      });
  }
  return items;
}

/** `a` is itself; `a, b` is a tuple. */
export function readTuple(reading: Reading, near: SyntaxNode, parts: readonly SyntaxNode[]): Expression {
  const items = readItems(reading, near, parts);
  const only = items[0];
  if (only && items.length === 1 && only.type !== 'star' && !parts.some((part) => part.name === ','))
    return only;
  return { type: 'tuple', items, from: parts[0]?.from ?? near.from, to: parts.at(-1)?.to ?? near.to };
}

function readEntries(reading: Reading, near: SyntaxNode, parts: readonly SyntaxNode[]): Entry[] {
  const entries: Entry[] = [];
  for (const group of groups(parts, ',')) {
    const [first, second, third] = group;
    if (first?.name === '**') entries.push({ key: null, value: readExpression(reading, second, near) });
    else
      entries.push({
        key: readExpression(reading, first, near),
        value: readExpression(reading, third, near),
      });
  }
  return entries;
}

/** Splits nodes at each node of the given name; empty groups drop out. */
export function groups(parts: readonly SyntaxNode[], separator: string): SyntaxNode[][] {
  const found: SyntaxNode[][] = [[]];
  for (const part of parts) {
    if (part.name === separator) found.push([]);
    else found.at(-1)!.push(part);
  }
  return found.filter((group) => group.length > 0);
}

function comprehension(reading: Reading, node: SyntaxNode, parts: readonly SyntaxNode[]): Shape {
  const keyed = parts[2]?.name === ':';
  const start = parts.findIndex((part) => part.name === 'for' || part.name === 'async');
  return {
    type: 'comprehension',
    element: readExpression(reading, parts[1], node),
    value: keyed ? readExpression(reading, parts[3], node) : null,
    clauses: readClauses(reading, node, inner(parts.slice(start - 1))),
  };
}

function binary(reading: Reading, node: SyntaxNode, parts: readonly SyntaxNode[]): Shape {
  const operator = parts
    .slice(1, -1)
    .map((part) => slice(reading, part))
    .join(' ');
  if (operator === '') {
    // Two operands side by side: the grammar puts an error in the operator's place.
    reportErrors(reading, children(parts[1]!));
    return { type: 'broken' };
  }
  const left = readExpression(reading, parts[0], node);
  const right = readExpression(reading, parts.at(-1), node);
  if (operator === 'and' || operator === 'or') return { type: 'logic', operator, left, right };
  if (!/^(?:[<>]=?|[!=]=|in|is|not in|is not)$/.test(operator))
    return { type: 'binary', operator, left, right };
  // `a < b < c` means `a < b and b < c`; a left side in brackets is a plain truth value.
  if (left.type !== 'compare' || parts[0]!.name === 'ParenthesizedExpression')
    return { type: 'compare', operator, left, right };
  const place = { from: left.right.from, to: right.to };
  return {
    type: 'logic',
    operator: 'and',
    left,
    right: { type: 'compare', operator, left: left.right, right, ...place },
  };
}

function readIndex(reading: Reading, near: SyntaxNode, parts: readonly SyntaxNode[]): Expression {
  const isTuple = parts.some((part) => part.name === ',');
  const items = groups(parts, ',').map((group): Expression => {
    if (!group.some((part) => part.name === ':')) return readTuple(reading, near, group);
    const ends: (Expression | null)[] = [null];
    for (const part of group) {
      if (part.name === ':') ends.push(null);
      else ends[ends.length - 1] = readExpression(reading, part, near);
    }
    const [start = null, stop = null, step = null] = ends;
    return { type: 'slice', start, stop, step, from: group[0]!.from, to: group.at(-1)!.to };
  });
  const place = { from: parts[0]?.from ?? near.from, to: parts.at(-1)?.to ?? near.to };
  return !isTuple && items[0] ? items[0] : { type: 'tuple', items, ...place };
}

function formatParts(reading: Reading, node: SyntaxNode, parts: readonly SyntaxNode[]) {
  const whole = slice(reading, node);
  const opening = /^[a-zA-Z]*(?:"""|'''|"|')/.exec(whole)?.[0] ?? '';
  const quote = opening.replace(/^[a-zA-Z]*/, '');
  const found: (string | { value: Expression; spec: string })[] = [];
  const literal = (from: number, to: number) =>
    found.push(unescaped(reading.text.slice(from, to)).replaceAll('{{', '{').replaceAll('}}', '}'));
  let at = node.from + opening.length;
  for (const part of parts) {
    if (part.name !== 'FormatReplacement') continue;
    literal(at, part.from);
    const inside = children(part);
    const spec = inside.find((each) => each.name === 'FormatSpec');
    found.push({
      value: readExpression(reading, inside[1], part),
      spec: spec ? slice(reading, spec).slice(1) : '',
    });
    at = part.to;
  }
  literal(at, Math.max(at, node.to - (whole.endsWith(quote) ? quote.length : 0)));
  return found;
}
